export { type BrandIssue, type BrandText, type BrandWords, judgeBrand } from './judge.ts'
export { brandedPage, type ToldBrand, toldBrand, type WornBrand } from './page.ts'
export { type BrandInPage, brandInPage } from './worn.ts'
