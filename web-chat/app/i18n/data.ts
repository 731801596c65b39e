import i18next from 'i18next'
import { useTranslation } from 'react-i18next'
import { dataEn } from './data-en.ts'
import { dataZh } from './data-zh.ts'

// Read when the first page that needs them is: the first load of the app stays as it was.
i18next.addResourceBundle('en', 'data', dataEn)
i18next.addResourceBundle('zh', 'data', dataZh)

/** The words of the record pages; what all pages share is with `useWords`. */
export const useDataWords = () => useTranslation('data').t
