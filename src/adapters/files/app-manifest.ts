import { isMap, isScalar, parseDocument } from 'yaml'
import { z } from 'zod'
import type { AppManifest, AskedPermission } from '../../app/set-up/app-manifest.ts'
import { packageFile } from './package-files.ts'

const manifestSchema = z.object({
  name: z.string(),
  description: z.string(),
  public: z.boolean(),
  default_permissions: z.record(z.string(), z.string()),
  default_events: z.array(z.string()),
})

/** The app's permissions and events, from the `app.yml` of the package. */
export const packageManifest = async (): Promise<AppManifest> => readManifest(await packageFile('app.yml'))

/** The reason of a permission is the comment above it: English, then Japanese from `ja:` on. */
export function readManifest(text: string): AppManifest {
  const document = parseDocument(text)
  const { name, description, public: isPublic, default_events: events } = manifestSchema.parse(document.toJS())
  return {
    name,
    description,
    public: isPublic,
    events,
    permissions: permissionsIn(document.get('default_permissions')),
  }
}

function permissionsIn(asked: unknown): AskedPermission[] {
  if (!isMap(asked)) throw new Error('app.yml asks for no permissions')
  return asked.items.map(({ key, value }, at) => {
    if (!isScalar(key) || !isScalar(value)) throw new Error('a permission of app.yml is no word')
    // The comment above the first one belongs to the map itself.
    return { name: String(key.value), level: String(value.value), why: whyIn(at === 0 ? asked : key) }
  })
}

function whyIn({ commentBefore }: { commentBefore?: string | null | undefined }): AskedPermission['why'] {
  const [en = '', ja = ''] = (commentBefore ?? '').split(/^ ja:/m).map((part) => part.replaceAll('\n', '').trim())
  return { en, ja }
}
