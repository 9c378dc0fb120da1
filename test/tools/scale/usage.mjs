import { readFileSync, writeFileSync } from 'node:fs'

// Loaded before a program: tells at its end what it, and the processes that it waited for, have used.
const TICKS_A_SECOND = 100

process.on('exit', () => {
  const { USAGE_FILE } = process.env
  if (USAGE_FILE === undefined) return
  const { user, system } = process.cpuUsage()
  // Behind the name of the program, which may hold blanks: the 14th and 15th number are of children that have ended.
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ').at(-1)?.split(' ') ?? []
  const children = (Number(fields[13]) + Number(fields[14])) / TICKS_A_SECOND
  const peak = /^VmHWM:\s+(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
  const seconds = (user + system) / 1_000_000 + children
  writeFileSync(USAGE_FILE, JSON.stringify({ seconds, mebibytes: Number(peak) / 1_024 }))
})
