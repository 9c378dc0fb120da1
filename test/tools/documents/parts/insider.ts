import { ATTACKS } from '../../../scenarios/insider-table.ts'
import { table } from './table.ts'

/** The attacks of the insider's scenario, each row by trying it. */
export const insider = (): string =>
  table(
    ['what is done to the file', 'the next command', 'the sweep', '`verify --key`', 'audit', 'report'],
    ATTACKS.map(({ what, command, sweep, verify, audit, report }) => [
      what,
      command,
      sweep,
      verify.map((code) => `\`${code}\``).join(', '),
      ...[audit, report],
    ]),
  )
