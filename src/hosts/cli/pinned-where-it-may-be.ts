import { remoteTags } from '../../adapters/files/remote-tags.ts'
import { ACTION_PLACEHOLDER } from '../../app/set-up/choices.ts'
import { isPinned, pinnedAction } from '../../app/set-up/pin-action.ts'

/** The Action by a commit, wherever its tags can be read: whoever moves a tag then changes nothing that runs. */
export async function pinnedWhereItMayBe(action: string, server: string): Promise<string> {
  if (action === ACTION_PLACEHOLDER || isPinned(action)) return action
  return pinnedAction(action, await remoteTags(server, action)) ?? action
}
