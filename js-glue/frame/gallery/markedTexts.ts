// Texts with markup, as an owner's model might write them.

export const answer = `## Rings in silver

Yes, we have **three** of them, all *made by hand*:

1. [Slim band](https://shop.example/products/210.html) for ~~$96~~ $84
2. Twisted ring with a moonstone
   - sizes 50 to 58
   - engraved within five days

> They cannot be returned once engraved.

- [x] In stock
- [ ] Gift wrapping

---
More at www.shop.example or care@shop.example, order \`10234\`.`;

export const code = `Put this before \`</body>\`:

\`\`\`html
<script src="https://widget.example/pipit.js" data-site="demo-shop" data-theme="auto" async></script>
\`\`\`

\`\`\`js
// Opens the chat when somebody asks for help.
const button = document.querySelector("#help");
button.addEventListener("click", () => Pipit.open({ focus: true, attempts: 3 }));
\`\`\`

    and code by its indent alone`;

export const table = `What we ship, and for how much:

| Country | Standard, by letter | Express, by courier | Free from |
|---|:-:|--:|---|
| Germany | 2 days | **$9** | $60 |
| Norway | 4 to 6 days | $19 | $150 |
| New Zealand | 8 to 12 days | $38 | $300 |`;
