/** Encodings of code pages that differ from `windows-<number>`, by their numbers. */
const pages: Readonly<Record<number, string>> = {
  437: 'windows-1252',
  850: 'windows-1252',
  866: 'ibm866',
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  10000: 'macintosh',
  10007: 'x-mac-cyrillic',
  65001: 'utf-8',
}

/** Encodings by the numbers that fonts have for their characters. */
const sets: Readonly<Record<number, string>> = {
  77: 'macintosh',
  128: 'shift_jis',
  129: 'euc-kr',
  134: 'gbk',
  136: 'big5',
  161: 'windows-1253',
  162: 'windows-1254',
  163: 'windows-1258',
  177: 'windows-1255',
  178: 'windows-1256',
  186: 'windows-1257',
  204: 'windows-1251',
  222: 'windows-874',
  238: 'windows-1250',
}

/** The encoding of a code page; that of Western Europe for one that nobody knows. */
export const encodingOfPage = (page: number): string =>
  pages[page] ?? (page >= 1250 && page <= 1258 ? `windows-${page}` : 'windows-1252')

/** The encoding of a font's characters, or nothing where it is that of the document. */
export const encodingOfSet = (set: number): string | undefined => sets[set]
