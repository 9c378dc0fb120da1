/** The order of an incident's phases, as the regulation has it: written down here once more, so that nothing of `src` is trusted. */
const COURSE = ['reported', 'analysis', 'containment', 'eradication', 'recovery', 'learning', 'closed']
const RESPOND = ['responder', 'sysadmin', 'deputy', 'executive', 'officer']

/** Which roles may take a case from one phase into another; none where nobody may. */
export function mayMove(from: string, to: string): readonly string[] {
  if (to === 'containment' && (from === 'reported' || from === 'analysis')) return RESPOND
  switch (`${from} → ${to}`) {
    case 'reported → analysis':
      return ['officer', 'deputy', 'executive']
    case 'analysis → eradication':
    case 'containment → eradication':
    case 'eradication → recovery':
      return ['responder', 'sysadmin', 'executive', 'officer']
    case 'recovery → learning':
      return ['executive', 'officer']
    case 'learning → closed':
      return ['officer']
    case 'closed → learning':
      return ['officer', 'executive', 'sysadmin', 'responder']
    case 'reported → dismissed':
    case 'analysis → dismissed':
    case 'containment → dismissed':
      return ['officer', 'executive']
    case 'dismissed → reported':
    case 'joined → reported':
      return [...RESPOND, 'reporter']
  }
  // Another case that leads ends this one; people join theirs to it from any phase that is open.
  if (to === 'joined') return COURSE.slice(0, -1).includes(from) ? [...RESPOND, 'app'] : []
  const isBack = COURSE.indexOf(to) < COURSE.indexOf(from) && from !== 'closed' && COURSE.includes(to)
  return isBack ? RESPOND : []
}

/** Where an open case stands; the others are over. */
export const isOpen = (phase: string): boolean => COURSE.slice(0, -1).includes(phase)

/** The phases' names on the board. */
export const COLUMNS: Readonly<Record<string, string>> = {
  ...{ reported: '報告受付', analysis: '分析', containment: '封じ込め', eradication: '根絶', recovery: '復旧' },
  ...{ learning: '学習', closed: '完了', dismissed: '非該当', joined: '統合（別の件で対応）' },
}
export const IN_ENGLISH: Readonly<Record<string, string>> = {
  ...{ reported: 'Reported', analysis: 'Analysis', containment: 'Containment', eradication: 'Eradication' },
  ...{ recovery: 'Recovery', learning: 'Learning', closed: 'Closed', dismissed: 'Dismissed' },
  joined: 'Handled with another case',
}
