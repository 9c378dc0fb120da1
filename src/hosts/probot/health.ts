/** How the server says, to whatever watches over it, whether it lives and whether it may be sent deliveries. */
export interface Health {
  /** The answer to a request for one of its two addresses; undefined for any other. */
  answer(url: string | undefined): { status: number; text: string } | undefined
  /** GitHub has answered the app: its id, key and network hold. */
  reached(): void
  /** It has been told to end: what comes now belongs to another instance. */
  stopping(): void
}

const READY = { status: 200, text: 'ready\n' }

/** `GET /ping`: the process answers. `GET /ready`: it has reached GitHub as the app, and has not been told to end. */
export function healthOf(): Health {
  let ready = { status: 503, text: 'not ready: GitHub has not answered the app yet\n' }
  let ending = false
  return {
    answer(url) {
      if (url === '/ping') return { status: 200, text: 'pong\n' }
      if (url === '/ready') return ready
      return undefined
    },
    reached() {
      if (!ending) ready = READY
    },
    stopping() {
      ending = true
      ready = { status: 503, text: 'not ready: told to end\n' }
    },
  }
}
