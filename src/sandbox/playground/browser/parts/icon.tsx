import alertIcon from '@primer/octicons/build/svg/alert-16.svg'
import beakerIcon from '@primer/octicons/build/svg/beaker-16.svg'
import bookIcon from '@primer/octicons/build/svg/book-16.svg'
import checkIcon from '@primer/octicons/build/svg/check-circle-fill-16.svg'
import checklistIcon from '@primer/octicons/build/svg/checklist-16.svg'
import clockIcon from '@primer/octicons/build/svg/clock-16.svg'
import commentIcon from '@primer/octicons/build/svg/comment-16.svg'
import autoIcon from '@primer/octicons/build/svg/device-desktop-16.svg'
import phoneIcon from '@primer/octicons/build/svg/device-mobile-16.svg'
import dotIcon from '@primer/octicons/build/svg/dot-fill-16.svg'
import eyeIcon from '@primer/octicons/build/svg/eye-16.svg'
import fileIcon from '@primer/octicons/build/svg/file-16.svg'
import dirIcon from '@primer/octicons/build/svg/file-directory-fill-16.svg'
import flameIcon from '@primer/octicons/build/svg/flame-16.svg'
import commitIcon from '@primer/octicons/build/svg/git-commit-16.svg'
import mergeIcon from '@primer/octicons/build/svg/git-merge-16.svg'
import pullIcon from '@primer/octicons/build/svg/git-pull-request-16.svg'
import gripIcon from '@primer/octicons/build/svg/grabber-16.svg'
import graphIcon from '@primer/octicons/build/svg/graph-16.svg'
import historyIcon from '@primer/octicons/build/svg/history-16.svg'
import issueClosedIcon from '@primer/octicons/build/svg/issue-closed-16.svg'
import issueOpenedIcon from '@primer/octicons/build/svg/issue-opened-16.svg'
import lawIcon from '@primer/octicons/build/svg/law-16.svg'
import linkIcon from '@primer/octicons/build/svg/link-16.svg'
import lockIcon from '@primer/octicons/build/svg/lock-16.svg'
import mailIcon from '@primer/octicons/build/svg/mail-16.svg'
import moonIcon from '@primer/octicons/build/svg/moon-16.svg'
import pencilIcon from '@primer/octicons/build/svg/pencil-16.svg'
import personIcon from '@primer/octicons/build/svg/person-16.svg'
import plusIcon from '@primer/octicons/build/svg/plus-16.svg'
import projectIcon from '@primer/octicons/build/svg/project-16.svg'
import replyIcon from '@primer/octicons/build/svg/reply-16.svg'
import repoIcon from '@primer/octicons/build/svg/repo-16.svg'
import shieldIcon from '@primer/octicons/build/svg/shield-check-16.svg'
import skipIcon from '@primer/octicons/build/svg/skip-16.svg'
import smileyIcon from '@primer/octicons/build/svg/smiley-16.svg'
import sunIcon from '@primer/octicons/build/svg/sun-16.svg'
import syncIcon from '@primer/octicons/build/svg/sync-16.svg'
import tagIcon from '@primer/octicons/build/svg/tag-16.svg'
import unlockIcon from '@primer/octicons/build/svg/unlock-16.svg'
import closeIcon from '@primer/octicons/build/svg/x-16.svg'
import xIcon from '@primer/octicons/build/svg/x-circle-fill-16.svg'

const ICONS = {
  'issue-opened': issueOpenedIcon,
  'issue-closed': issueClosedIcon,
  merge: mergeIcon,
  pull: pullIcon,
  skip: skipIcon,
  tag: tagIcon,
  person: personIcon,
  lock: lockIcon,
  unlock: unlockIcon,
  comment: commentIcon,
  project: projectIcon,
  flame: flameIcon,
  clock: clockIcon,
  mail: mailIcon,
  book: bookIcon,
  law: lawIcon,
  shield: shieldIcon,
  beaker: beakerIcon,
  graph: graphIcon,
  checklist: checklistIcon,
  plus: plusIcon,
  check: checkIcon,
  x: xIcon,
  dot: dotIcon,
  pencil: pencilIcon,
  file: fileIcon,
  dir: dirIcon,
  grip: gripIcon,
  phone: phoneIcon,
  sun: sunIcon,
  moon: moonIcon,
  auto: autoIcon,
  reply: replyIcon,
  alert: alertIcon,
  smiley: smileyIcon,
  eye: eyeIcon,
  commit: commitIcon,
  sync: syncIcon,
  history: historyIcon,
  repo: repoIcon,
  link: linkIcon,
  close: closeIcon,
}

export type IconName = keyof typeof ICONS

/** One of GitHub's own icons; with a label it says something, without one it only decorates. */
export function Icon({ name, label }: { name: IconName; label?: string }) {
  const paths = [...ICONS[name].matchAll(/ d="([^"]+)"/g)].map(([, d]) => <path key={d} d={d ?? ''} />)
  if (label === undefined)
    return (
      <svg class="octicon" viewBox="0 0 16 16" width="16" height="16" fill="currentColor" aria-hidden="true">
        {paths}
      </svg>
    )
  return (
    <svg class="octicon" viewBox="0 0 16 16" width="16" height="16" fill="currentColor" role="img" aria-label={label}>
      <title>{label}</title>
      {paths}
    </svg>
  )
}
