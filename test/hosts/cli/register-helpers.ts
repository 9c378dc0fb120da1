import { type ChildProcess, spawn } from 'node:child_process'
import { request } from 'node:http'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

const program = fileURLToPath(new URL('../../../dist/hikeshi.js', import.meta.url))

export interface Registering {
  child: ChildProcess
  /** The printed address. */
  address: string
  said(): string
  ended: Promise<number | null>
}

/** The built command in a process of its own, once its page is up. */
export async function registering(folder: string, api: string, ...args: string[]): Promise<Registering> {
  const child = spawn(process.execPath, [program, 'register', '--org', 'example-corp', ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, GITHUB_API_URL: api },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let said = ''
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
  const address = await new Promise<string>((resolve, reject) => {
    const hear = (text: Buffer) => {
      said += text.toString()
      const [found] = /http:\/\/127\.0\.0\.1:\d+\/[\w-]{43}/.exec(said) ?? []
      if (found !== undefined) resolve(found)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    void ended.then((code) => reject(new Error(`ended with ${code}: ${said}`)))
  })
  return { child, address, said: () => said, ended }
}

/** A browser with one site's cookie, following nothing by itself. */
export class Browser {
  #cookie = ''

  async open(url: string, more: Record<string, string> = {}): Promise<Seen> {
    const seen = await send(url, 'GET', { ...(this.#cookie === '' ? {} : { cookie: this.#cookie }), ...more })
    const [set] = seen.cookies
    if (set !== undefined) this.#cookie = set.split(';')[0] ?? ''
    return seen
  }

  /** The form of GitHub's page, or ours, as a browser sends it. */
  async submit(page: Seen, at: string, changes: Record<string, string> = {}): Promise<Seen> {
    const action = text(/<form method="post" action="([^"]+)"/.exec(page.body)?.[1])
    const fields = [...page.body.matchAll(/<input[^>]*? name="(\w+)" value="([^"]*)"/g)]
    const form = new URLSearchParams({
      ...Object.fromEntries(fields.map(([, name, value]) => [text(name), text(value)])),
      ...changes,
    })
    const type = { 'content-type': 'application/x-www-form-urlencoded' }
    return send(new URL(action, at).href, 'POST', type, form.toString())
  }
}

export interface Seen {
  status: number
  body: string
  headers: Record<string, string | string[] | undefined>
  location: string
  cookies: string[]
}

export function send(url: string, method: string, headers: Record<string, string>, body = ''): Promise<Seen> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent: false }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () => {
        const { statusCode: status = 0, headers } = answer
        const cookies = headers['set-cookie'] ?? []
        resolve({
          ...{ status, headers, cookies },
          ...{ body: Buffer.concat(chunks).toString(), location: headers.location ?? '' },
        })
      })
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
const text = (html = ''): string =>
  html.replace(/&(amp|lt|gt|quot|#39);/g, (_all, name: string) => ENTITIES[name] ?? '')
