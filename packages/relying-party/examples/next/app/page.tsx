export default function Home() {
  return <p>For everybody.</p>
}
