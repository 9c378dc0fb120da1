/** A whole runbook in the least words, line by line, so that a test can take one piece away and know where it stood. */
export const SAMPLE: readonly string[] = [
  '---', // 1
  'id: flood',
  'title: Flood',
  'kinds: [disaster]',
  'systems: []',
  'executive: representative', // 6
  'owner: officer',
  'reviewed: 2026-01-15', // 8
  'review-every: P12M',
  'drill-every: P24M',
  'start:', // 11
  '  - id: spreading',
  '    when: { fact: ongoing, is: [spreading] }', // 13
  '    text: It spreads',
  'end:', // 15
  '  - id: dry',
  '    text: All is dry',
  'cooperation:', // 18
  '  inside:',
  '    - { who: sysadmin, for: switching off }',
  '  outside:',
  '    - { who: landlord, for: pumps }',
  'contacts:', // 23
  '  - { id: landlord, who: Landlord, for: pumps, phone: "03-5550-0100" }', // 24
  '---', // 25
  '',
  '## Analysis', // 27
  '- [ ] Look',
  '## Containment', // 29
  '- [ ] Stop',
  '## Eradication', // 31
  '- [ ] Remove',
  '## Recovery', // 33
  '- [ ] Restore',
  '## Learning', // 35
  '- [ ] Learn',
  '',
]

/** The sample with the lines from `from` to `to` (counted from 1) replaced. */
export function sampleWith(from: number, to: number, ...lines: string[]): string {
  return [...SAMPLE.slice(0, from - 1), ...lines, ...SAMPLE.slice(to)].join('\n')
}
