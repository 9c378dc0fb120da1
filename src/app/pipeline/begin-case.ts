import type { BeginCase } from '../follow-up/open-case.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import { asksItself } from './look.ts'
import { runCase } from './run-case.ts'

/** A case that the app opens by itself takes the way of every case. */
export const beginBy =
  (ports: Ports, inForce: PolicyInForce): BeginCase =>
  (address, asked) =>
    runCase(ports, inForce, address, asksItself(asked, address.issue))
