import { createRoot } from 'react-dom/client'
import { SignInPage } from './sign-in.tsx'

const place = document.getElementById('sign-in')
const query = new URLSearchParams(location.search)
if (place) createRoot(place).render(<SignInPage continueTo={query.get('continue')} flow={query.get('flow')} />)
