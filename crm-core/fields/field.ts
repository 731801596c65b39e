import { autonumber } from './autonumber.ts'
import { boolean } from './boolean.ts'
import { currency } from './currency.ts'
import { dateTime } from './date-time.ts'
import { date } from './date.ts'
import { email } from './email.ts'
import { encrypted } from './encrypted.ts'
import { fileList } from './file-list.ts'
import { formula } from './formula.ts'
import { geolocation } from './geolocation.ts'
import { json } from './json.ts'
import { key } from './key.ts'
import { link } from './link.ts'
import { multiSelect } from './multi-select.ts'
import { number } from './number.ts'
import { percent } from './percent.ts'
import { phone } from './phone.ts'
import { reference } from './reference.ts'
import { richText } from './rich-text.ts'
import { select } from './select.ts'
import { textarea } from './textarea.ts'
import { text } from './text.ts'
import { url } from './url.ts'

/** The kinds of fields, one a file. */
export const Field = {
  autonumber,
  boolean,
  currency,
  date,
  dateTime,
  email,
  encrypted,
  fileList,
  formula,
  geolocation,
  json,
  key,
  link,
  multiSelect,
  number,
  percent,
  phone,
  reference,
  richText,
  select,
  text,
  textarea,
  url,
}
