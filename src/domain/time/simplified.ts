import { countedBack } from './counted-back.ts'
import { withUnits } from './kana-units.ts'
import { withDigits } from './kanji-numerals.ts'
import { inHalves } from './spoken-hours.ts'

/** 20261127T234012, as machines write it. */
const STAMP = /(?<!\d)((?:19|20)\d{6})[t_-]?(\d{2})(\d{2})(\d{2})(?!\d)/gu
/** 2026-11-27_23:40, 2026/11/27-23:40: a day and its hour, and no span. */
const JOINED = /(\d{4}([-/.])\d{1,2}\2\d{1,2})[_-](?=\d{1,2}:\d{2})/gu
/** 「昨日 23:40」 and `[27/Nov/2026:23:40:12 +0900]`. */
const WHOLE = /^(?:[[【]([^[\]【】]+)[\]】]|[「『"'“]([^「」『』"'“”]+)[」』"'”])$/u
/** `8 this morning`: the hour stands behind its part of the day elsewhere. */
const HOUR_FIRST =
  /(?:\b(?:at|around|about) )?(?<![\d:./-] ?|\b(?:past|to) )\b(\d{1,2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\.?)?) ((?:this|yesterday) (?:morning|afternoon|evening)|last night)\b/gu

/** `27 nov around 23:40`: behind a day it says no more than "at". */
const ABOUT = /(?<=\S )(?:at )?(?:around|about|approximately|approx\.?|circa) (?=\d{1,2}[:.]\d{2})/gu

/** The part of the day first, as elsewhere. */
export const partFirst = (text: string): string => text.replace(HOUR_FIRST, '$2 at $1').replace(ABOUT, 'at ')

/** One spelling for what is written in many: widths, capitals, invisible signs, numerals. */
export const simplified = (text: string): string =>
  partFirst(
    inHalves(
      countedBack(
        withUnits(
          withDigits(
            text
              .normalize('NFKC')
              .replace(/\p{Cf}/gu, '')
              .replace(/[\u2010\u2011\u2212]/gu, '-')
              .replace(/[\u2044\u2215]/gu, '/')
              // The signs that a Japanese input method makes of a dash.
              .replace(/(?<=[\d分時])[ー―](?=\d)/gu, '-')
              .replace(/\s+/gu, ' ')
              .trim()
              .toLowerCase()
              .replace(WHOLE, '$1$2')
              .replace(/(?<=\d) ?: ?(?=\d{2}(?!\d))/gu, ':')
              // The key beside the colon.
              .replace(/(?<=(?<!\d)\d{1,2});(?=\d{2}(?!\d))/gu, ':')
              .replace(STAMP, '$1 $2:$3:$4')
              .replace(JOINED, '$1 ')
              // 27.11. 21:40
              .replace(/(?<=(?<![\d.])\d{1,2}\.\d{1,2})\.(?=\s)/gu, ''),
          ),
        ),
      ),
    ),
  )
