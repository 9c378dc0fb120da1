import { useSession } from '../session.tsx'

/** A time as the company's clock shows it, in Japan. */
export function When({ at }: { at: string }) {
  const { language } = useSession()
  return <time dateTime={at}>{timeText(at, language)}</time>
}

export const timeText = (at: string, language: string): string =>
  `${new Intl.DateTimeFormat(language === 'ja' ? 'ja-JP' : 'sv-SE', {
    ...{ timeZone: 'Asia/Tokyo', year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit' },
  }).format(new Date(at))}${language === 'ja' ? '' : ' JST'}`
