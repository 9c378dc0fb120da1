/** The error in one sentence, for the caller: the machine's own errors say what to do, any other speaks for itself. */
export function inOneSentence(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return ofTheMachine(error) ?? error.message
}

const ANOTHER_PORT = '(PORT, or --port where the command has it)'

const LISTENING: Readonly<Record<string, (address: string, port: string) => string>> = {
  EADDRINUSE: (address, port) =>
    `port ${port} of ${address} is taken: end the program that has it, or choose another ${ANOTHER_PORT}`,
  EACCES: (address, port) =>
    `port ${port} of ${address} may not be opened by this account: choose one above 1023 ${ANOTHER_PORT}`,
  EADDRNOTAVAIL: (address) => `this machine has no address ${address}: choose one that it has (HOST)`,
}

const FILES: Readonly<Record<string, (path: string) => string>> = {
  ENOENT: (path) => `there is no file or folder ${path}`,
  ENOTDIR: (path) => `${path} is no folder, or lies in what is none`,
  EISDIR: (path) => `${path} is a folder, and a file is needed`,
  EACCES: (path) => `this account may not read or write ${path}`,
  EPERM: (path) => `this account may not read or write ${path}`,
}

const PROGRAMS: Readonly<Record<string, (path: string) => string>> = {
  ENOENT: (path) => `the program ${path} is needed here and is not installed`,
}

function ofTheMachine(error: NodeJS.ErrnoException & { address?: string; port?: number }): string | undefined {
  const { code = '', syscall = '', path, address, port } = error
  if (syscall === 'listen') return LISTENING[code]?.(String(address), String(port))
  if (path === undefined) return undefined
  return (syscall.startsWith('spawn') ? PROGRAMS : FILES)[code]?.(path)
}
