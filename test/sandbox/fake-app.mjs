import { createServer } from 'node:http'

/** Stands in for the app's process: answers webhooks, counts them by its answers, and obeys the sandbox. */
let nowOffset = 0
let received = 0
const server = createServer((request, response) => {
  request.resume()
  request.on('end', () => {
    received++
    response.end(`${process.pid} ${request.url}`)
  })
})

process.on('message', (message) => {
  const done = (result) => process.send({ kind: 'done', id: message.id, result })
  if (message.kind === 'start') {
    nowOffset = message.configuration.nowOffset
    server.listen(0, '127.0.0.1', () =>
      process.send({ kind: 'ready', url: `http://127.0.0.1:${server.address().port}` }),
    )
  } else if (message.kind === 'clock') {
    nowOffset = message.nowOffset
    done()
  } else if (message.kind === 'idle') done()
  else done({ pid: process.pid, received, now: new Date(Date.now() + nowOffset).toISOString() })
})
process.on('disconnect', () => process.exit(0))
