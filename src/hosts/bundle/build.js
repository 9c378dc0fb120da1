import { NO_BUILDER } from './no-builder.js'

// Nobody is left who would run what is built.
process.on('disconnect', () => process.exit(1))
process.channel?.unref()

// The bundler is for those who develop; its own parts are optional to npm, and may be missing without it.
const rolldown = await import('rolldown').catch(() => process.exit(NO_BUILDER))
const { default: config } = await import('./rolldown.config.js')

// The command line of rolldown lists every file it makes, which nobody who starts the app wants to read.
// All at once: one waits for files where another has the processor.
await Promise.all([config].flat().map((bundle) => rolldown.build({ ...bundle, logLevel: 'silent' })))
