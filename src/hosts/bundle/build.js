import { build } from 'rolldown'
import config from './rolldown.config.js'

// Nobody is left who would run what is built.
process.on('disconnect', () => process.exit(1))
process.channel?.unref()

// The command line of rolldown lists every file it makes, which nobody who starts the app wants to read.
for (const bundle of [config].flat()) await build({ ...bundle, logLevel: 'silent' })
