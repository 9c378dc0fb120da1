const LOOK_EVERY_MS = 200

/**
 * npm starts a shell that starts this process, and a shell that is ended passes nothing on: to be left without it is to be told
 * to end.
 */
export function endWithStarter() {
  const starter = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === starter) return
    clearInterval(timer)
    process.kill(process.pid, 'SIGTERM')
  }, LOOK_EVERY_MS)
  timer.unref()
}
