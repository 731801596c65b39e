/** What the record core needs of the search for duplicates. */
export { duplicatesOf } from './find-duplicates.ts'
export { dismissDuplicate, listDuplicates } from './review.ts'
export { scanDuplicates } from './scan.ts'
export { forgetKeys, keyParts } from './write-keys.ts'
