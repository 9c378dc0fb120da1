import type { Company } from './company.ts'

/** Faults on the way to a company's app, and the sweep that comes once nothing goes wrong any more. */
export function disturbance(office: () => Company) {
  const faults = (settings: Record<string, unknown>) => office().control('POST', '/faults', settings)
  const sweep = async () => {
    await faults({})
    await office().sandbox.idle()
    await office().control('POST', '/sweep')
    await office().sandbox.idle()
  }
  return { faults, sweep }
}
