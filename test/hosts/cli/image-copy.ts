import { execFileSync } from 'node:child_process'
import { chmod, cp, mkdir, readdir, readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:https'
import { type AddressInfo, createServer as createPlainServer } from 'node:net'
import { join } from 'node:path'
import { DockerfileParser } from 'dockerfile-ast'

// The image without an engine: what it copies in a folder that nobody may write, its start and its health check as they
// stand in the image definition, by an account without a home.

const containerfile = await readFile(new URL('../../../templates/server/Containerfile', import.meta.url), 'utf8')
const contentsOf = (keyword: string): string[] =>
  DockerfileParser.parse(containerfile)
    .getInstructions()
    .filter((each) => each.getKeyword() === keyword)
    .map((each) => each.getRawArgumentsContent() ?? '')
const lastOf = (keyword: string): string => contentsOf(keyword).at(-1) ?? ''

/** The program that the image starts, its health check, and the variables that it sets. */
export const START: readonly string[] = [...JSON.parse(lastOf('ENTRYPOINT')), ...JSON.parse(lastOf('CMD'))]
export const HEALTH: readonly string[] = JSON.parse(lastOf('HEALTHCHECK').replace(/^CMD /, ''))
export const VARIABLES: Readonly<Record<string, string>> = Object.fromEntries(
  lastOf('ENV')
    .split(/\s+/)
    .map((each) => each.split('=')),
)

/** The account that has no rights at all on any system: whoever is root runs it as nobody, as the image does as `node`. */
const NOBODY = 65_534
export const asNobody = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}

/** Copies of what was built as the image has it, and nobody may write them; an account that is none can read them. */
export async function imageOf(built: string, place: string): Promise<string> {
  const image = join(place, 'image')
  await mkdir(image)
  for (const content of contentsOf('COPY').filter((each) => each.startsWith('/hikeshi/'))) {
    const paths = content.split(/\s+/)
    const to = paths.pop() ?? ''
    for (const path of paths) {
      const name = path.replace('/hikeshi/', '')
      await cp(join(built, name), join(image, to.endsWith('/') ? name : to), { recursive: true })
    }
  }
  execFileSync('chmod', ['-R', 'a-w,a+rX', image])
  return image
}

/** A GitHub Enterprise Server that knows the app, and on which it is installed nowhere; its certificate lies in `cert.pem`. */
export async function githubApart(folder: string): Promise<Server> {
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const named = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
  const made = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-keyout', key, '-out', cert, ...named]
  execFileSync('openssl', made, { stdio: 'pipe' })
  await chmod(cert, 0o644)
  const server = createServer({ key: await readFile(key), cert: await readFile(cert) }, (request, response) => {
    const isList = request.url?.includes('installations') === true
    response.writeHead(200, { 'content-type': 'application/json' }).end(isList ? '[]' : '{"slug":"hikeshi","id":7}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}

export const portOf = (server: { address(): AddressInfo | string | null }): number =>
  (server.address() as AddressInfo).port

export async function freePort(): Promise<number> {
  const server = createPlainServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const port = portOf(server)
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Every file, so that one that came is seen. */
export const filesIn = async (folder: string): Promise<string[]> => (await readdir(folder, { recursive: true })).sort()
