/** Languages that institutions write in: those of the Union and of its neighbours. */
export const contentLanguages: readonly string[] =
  'bg cs da de el en es et fi fr ga hr hu is it lt lv mk mt nl no pl pt ro sk sl sq sr sv tr uk ar'.split(' ')
