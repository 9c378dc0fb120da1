/** Runs that look at all records at once, or prove a policy: a bundle of its own, since no event or sweep needs any of it. */
export { audit } from './audit.ts'
export { check } from './check.ts'
export { replayed } from './replayed.ts'
export { report } from './report.ts'
