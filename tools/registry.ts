import type { Tool } from './kit/types.ts'
import { draftEmail } from './messages/draft-email.ts'
import { sendEmail } from './messages/send-email.ts'
import { addField } from './metadata/add-field.ts'
import { changeField } from './metadata/change-field.ts'
import { changeObject } from './metadata/change-object.ts'
import { createObject } from './metadata/create-object.ts'
import { restoreField } from './metadata/restore-field.ts'
import { restoreObject } from './metadata/restore-object.ts'
import { retireField } from './metadata/retire-field.ts'
import { retireObject } from './metadata/retire-object.ts'
import { explainScore } from './predictions/explain-score.ts'
import { forecastRevenue } from './predictions/forecast-revenue.ts'
import { predictChurn } from './predictions/predict-churn.ts'
import { scoreLead } from './predictions/score-lead.ts'
import { whatIf } from './predictions/what-if.ts'
import { winProbability } from './predictions/win-probability.ts'
import { aggregateRecords } from './records/aggregate-records.ts'
import { convertLead } from './records/convert-lead.ts'
import { createRecord } from './records/create-record.ts'
import { describeObject } from './records/describe-object.ts'
import { getRecord } from './records/get-record.ts'
import { searchRecords } from './records/search-records.ts'
import { updateRecord } from './records/update-record.ts'
import { createTask } from './tasks/create-task.ts'
import { logActivity } from './tasks/log-activity.ts'

/** Every verb of the product, in the order in which a model reads them. */
export const tools: readonly Tool[] = [
  describeObject,
  searchRecords,
  getRecord,
  aggregateRecords,
  scoreLead,
  explainScore,
  predictChurn,
  winProbability,
  forecastRevenue,
  whatIf,
  createRecord,
  updateRecord,
  convertLead,
  createTask,
  logActivity,
  draftEmail,
  sendEmail,
  addField,
  changeField,
  retireField,
  restoreField,
  createObject,
  changeObject,
  retireObject,
  restoreObject,
]
