import { render } from 'preact'
import { App } from './frame/app.tsx'
import './style-sheets.ts'

const root = document.getElementById('playground')
if (root !== null) render(<App />, root)
