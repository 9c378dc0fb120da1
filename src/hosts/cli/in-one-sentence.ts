/** What went wrong, for whoever called: the machine's own errors say what to do, any other speaks for itself. */
export function inOneSentence(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return ofTheMachine(error) ?? error.message
}

function ofTheMachine(error: NodeJS.ErrnoException & { address?: string; port?: number }): string | undefined {
  const { code, syscall, path, address, port } = error
  if (syscall === 'listen') {
    switch (code) {
      case 'EADDRINUSE':
        return `port ${port} of ${address} is taken: end the program that has it, or choose another (PORT, or --port where the command has it)`
      case 'EACCES':
        return `port ${port} of ${address} may not be opened by this account: choose one above 1023 (PORT, or --port where the command has it)`
      case 'EADDRNOTAVAIL':
        return `this machine has no address ${address}: choose one that it has (HOST)`
    }
    return undefined
  }
  if (path === undefined) return undefined
  if (syscall?.startsWith('spawn') === true)
    return code === 'ENOENT' ? `the program ${path} is needed here and is not installed` : undefined
  switch (code) {
    case 'ENOENT':
      return `there is no file or folder ${path}`
    case 'ENOTDIR':
      return `${path} is no folder, or lies in what is none`
    case 'EISDIR':
      return `${path} is a folder, and a file is needed`
    case 'EACCES':
    case 'EPERM':
      return `this account may not read or write ${path}`
  }
  return undefined
}
