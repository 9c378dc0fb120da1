import { REFUSALS } from '../../domain/refusals/refusals.ts'
import { ownProperty } from '../../domain/values/own-property.ts'

/** A remark is told to somebody whose request was carried out, or had been before. */
export const isRemark = ({ code }: { code: string }): boolean =>
  ownProperty<{ says: string }>(REFUSALS, code)?.says === 'remark'
