// Required by a measured process before anything else: what it cost is told on descriptor 3 as it ends.
const fs = process.getBuiltinModule('node:fs')
const { readFileSync, statSync, writeSync } = fs
const { fileURLToPath } = process.getBuiltinModule('node:url')

const loaded = new Map()
// To watch what is loaded takes time: it is done in a run of its own.
if (process.env.BENCH_WATCHES_FILES === 'true') {
  const count = (place) => {
    if (place.startsWith('file:')) loaded.set(place, statSync(fileURLToPath(place)).size)
  }
  process.getBuiltinModule('node:module').registerHooks({
    load(url, context, next) {
      count(url)
      return next(url, context)
    },
  })
  fs.readFileSync = (file, ...more) => {
    if (file instanceof URL) count(file.href)
    return readFileSync(file, ...more)
  }
}

process.on('exit', () => {
  const { user, system } = process.cpuUsage()
  const bytes = [...loaded.values()].reduce((all, size) => all + size, 0)
  // What Node calls `maxRSS` is that of whoever started it, where that was larger.
  const peak = Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1])
  writeSync(3, JSON.stringify({ cpu: (user + system) / 1_000, peak, bytes }))
})
