import i18next from 'i18next'
import { useTranslation } from 'react-i18next'
import { pagesEn } from './pages-en.ts'
import { pagesZh } from './pages-zh.ts'

// As with the words of the record pages: read when the page is.
i18next.addResourceBundle('en', 'pages', pagesEn)
i18next.addResourceBundle('zh', 'pages', pagesZh)

/** The words of the account page and the mailbox; what all pages share is with `useWords`. */
export const usePageWords = () => useTranslation('pages').t
