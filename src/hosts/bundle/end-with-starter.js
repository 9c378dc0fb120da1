const LOOK_EVERY_MS = 200

/**
 * npm starts a shell that starts this process, and a shell that is ended passes nothing on: to be left without it is to be told
 * to end. What was told before, as Ctrl+C tells all of them, is left to end in peace.
 */
export function endWithStarter() {
  const starter = process.ppid
  let heeded = false
  const timer = setInterval(() => {
    const heeds = process.listenerCount('SIGTERM') > 0
    if (heeds) heeded = true
    if (process.ppid === starter) return
    clearInterval(timer)
    // A process that heeded the signal and does so no longer is ending already.
    if (heeds || !heeded) process.kill(process.pid, 'SIGTERM')
  }, LOOK_EVERY_MS)
  timer.unref()
}
