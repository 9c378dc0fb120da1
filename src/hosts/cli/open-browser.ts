import { spawn } from 'node:child_process'

/** Shows an address to whoever sits at the terminal; where no browser can be started, the address stands there to be copied. */
export function openBrowser(address: string): void {
  const [program = '', ...words] = opener(process.platform)
  const child = spawn(program, [...words, address], { stdio: 'ignore', detached: true })
  child.on('error', () => undefined)
  child.unref()
}

function opener(platform: NodeJS.Platform): string[] {
  switch (platform) {
    case 'darwin':
      return ['open']
    case 'win32':
      return ['cmd', '/c', 'start', '']
    default:
      return ['xdg-open']
  }
}
