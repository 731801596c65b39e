import { createClient } from '#client'
import { readLanguage } from '../i18n/language.ts'

/** The client of the server that served this page; answers come in the language of the reader. */
export const client = createClient({ headers: () => ({ 'accept-language': readLanguage() }) })
