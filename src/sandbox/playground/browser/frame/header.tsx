import { useState } from 'preact/hooks'
import { Icon, type IconName } from '../parts/icon.tsx'
import { stay } from '../place.ts'
import { useSession } from '../session.tsx'

const MODES = ['auto', 'light', 'dark'] as const
const ICONS: Readonly<Record<(typeof MODES)[number], IconName>> = { auto: 'auto', light: 'sun', dark: 'moon' }

export function Header() {
  const { say, language, place } = useSession()
  const [mode, setMode] = useState<(typeof MODES)[number]>('auto')
  const turn = () => {
    const next = MODES[(MODES.indexOf(mode) + 1) % MODES.length] ?? 'auto'
    document.documentElement.dataset.colorMode = next
    setMode(next)
  }
  const other = language === 'ja' ? 'en' : 'ja'
  return (
    <div class="head">
      <a class="brand" href="/">
        <Icon name="flame" /> Hikeshi <span>playground</span>
      </a>
      <span class="embedded">{say('embedded')}</span>
      <span class="grow" />
      {place.query.get('tour') === null && (
        <a class="btn btn-sm tour-start" href="/?tour=night&step=1">
          {say('tour.start')}
        </a>
      )}
      <button class="btn-invisible btn-sm" type="button" lang={other} onClick={() => stay({ locale: other })}>
        {other === 'ja' ? '日本語' : 'English'}
      </button>
      <button
        class="btn-invisible btn-sm"
        type="button"
        onClick={turn}
        aria-label={`${say('theme')}: ${say(`theme.${mode}`)}`}
      >
        <Icon name={ICONS[mode]} />
      </button>
    </div>
  )
}
