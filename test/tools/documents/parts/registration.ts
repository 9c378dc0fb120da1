import { parse } from 'yaml'
import { textOf } from '../files.ts'

interface Manifest {
  name: string
  description: string
  public: boolean
  default_permissions: Record<string, string>
  default_events: string[]
}

/** GitHub's page for a new app, filled in as the manifest has it. */
export function registration(): string {
  const manifest = parse(textOf('app.yml')) as Manifest
  const query = [
    ...[`name=${encodeURIComponent(manifest.name)}`, `description=${encodeURIComponent(manifest.description)}`],
    ...[`public=${manifest.public}`, 'webhook_active=true'],
    ...Object.entries(manifest.default_permissions).map(([name, level]) => `${name}=${level}`),
    ...manifest.default_events.map((event) => `events[]=${event}`),
  ]
  return [
    '```text',
    `https://github.com/organizations/YOUR-ORGANISATION/settings/apps/new?${query.join('&')}`,
    '```',
  ].join('\n')
}
