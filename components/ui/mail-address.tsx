/** An e-mail address to be read: where it is too long for its line, it breaks before its domain. */
export function MailAddress({ children }: { children: string }) {
  const at = Math.max(children.lastIndexOf("@"), 0);
  return (
    <>
      {children.slice(0, at)}
      <wbr />
      {children.slice(at)}
    </>
  );
}
