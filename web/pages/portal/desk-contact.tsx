import { useLanguage } from '../../app/language.js';
import type { Desk } from '../../app/queries.js';

export function Contact({ desk: { contact, desk } }: { readonly desk: Desk }) {
  const { t, say } = useLanguage();
  const { postal_code: postalCode, address, phone, email, web, web_contact: form } = contact;
  const isEmpty = Object.values(contact).every((value) => value === null);
  return (
    <section className="section">
      <h2>{t.desk.contact}</h2>
      <div className="stack-tight">
        <p>
          <strong>{say(desk.host_unit)}</strong>
        </p>
        {postalCode !== null && <p>{t.desk.postalCode(postalCode)}</p>}
        {address !== null && <p>{address}</p>}
        {phone !== null && (
          <p>
            {t.desk.phone} <a href={`tel:${phone}`}>{phone}</a>
          </p>
        )}
        {email !== null && (
          <p>
            {t.desk.email} <a href={`mailto:${email}`}>{email}</a>
          </p>
        )}
        {web !== null && (
          <p>
            <a href={web} rel="external noreferrer">
              {t.desk.web}
              {t.site.external}
            </a>
          </p>
        )}
        {form !== null && (
          <p>
            {t.desk.webForm}
            {t.marks.colon}
            {form}
          </p>
        )}
        {isEmpty && <p>{t.desk.contactEmpty}</p>}
      </div>
    </section>
  );
}
