/** What looks at all records at once: a bundle of its own, since no event, sweep or check needs any of it. */
export { audit } from './audit.ts'
export { replayed } from './replayed.ts'
export { report } from './report.ts'
