// Copy as programs put it on the clipboard, written for this test in the shape they make, and the
// blocks it must come out as. `left` says that a picture was in it, which must come by the library.

const WORD = body => `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm; font-size:12.0pt;} @page WordSection1 {size:595.3pt 841.9pt;} --></style></head>
<body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->${body}<!--EndFragment--></body></html>`;

const DOCS = body => `<meta charset='utf-8'><meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-3f0c5a1e-7fff-41aa-9b3e-8a54c0f0d1aa">${body}</b>`;
const span = (text, style = 'font-weight:400;font-style:normal') =>
  `<span style="font-size:11pt;font-family:Arial,sans-serif;color:#000000;background-color:transparent;${style};text-decoration:none;white-space:pre-wrap;">${text}</span>`;
const docsP = text => `<p dir="ltr" style="line-height:1.38;margin-top:0pt;margin-bottom:0pt;">${text}</p>`;

const ITEM = (mark, text, level = 1) => `<p class=MsoListParagraphCxSpMiddle style='margin-left:36.0pt;text-indent:-18.0pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>${mark}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>${text}<o:p></o:p></p>`;

export const PASTES = [
  {
    name: 'Word: title, paragraphs, marks and empty lines',
    html: WORD(`<p class=MsoTitle>The harbour bridge<o:p></o:p></p>
<p class=MsoNormal><span lang=EN-GB>The <b style='mso-bidi-font-weight:normal'>council</b> opened <i>the bridge</i>
on Monday.<o:p></o:p></span></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>
<h2><b>What it&nbsp;&nbsp;cost<o:p></o:p></b></h2>
<p class=MsoNormal>It cost 40&nbsp;million, <del cite="mailto:a" datetime="2026-01-01T10:00">or more</del><ins>all told</ins>.<a style='mso-comment-reference:MO_1'></a><span class=MsoCommentReference><span style='mso-special-character:comment'>[MO1]</span></span></p>
<div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText>Check this</p></div></div>`),
    blocks: ['h2: The harbour bridge', 'p: The *council* opened _the bridge_ on Monday.', 'h2: What it cost', 'p: It cost 40\u00a0million, all told.'],
  },
  {
    name: 'Word: lists as paragraphs, and a table',
    html: WORD(`<p class=MsoNormal>Before</p>${ITEM('·', 'Buses')}${ITEM('o', 'Night buses', 2)}${ITEM('·', '<b>Trams</b>')}
<p class=MsoNormal>Between</p>${ITEM('1.', 'First')}${ITEM('2.', 'Second')}
<table class=MsoTableGrid border=1 cellspacing=0><tr style='mso-yfti-irow:0'><td width=200><p class=MsoNormal><b>Line<o:p></o:p></b></p></td><td><p class=MsoNormal>Cars<o:p></o:p></p></td></tr>
<tr><td><p class=MsoNormal>One</p></td><td><p class=MsoNormal>1,200</p><p class=MsoNormal>a day</p></td></tr></table><p class=MsoNormal><o:p>&nbsp;</o:p></p>`),
    blocks: ['p: Before', 'ul: Buses | Night buses | *Trams*', 'p: Between', 'ol: First | Second', 'table: Line, Cars | One, 1,200 a day'],
  },
  {
    name: 'Word: a picture and a link that a mail program leads elsewhere first',
    html: WORD(`<p class=MsoNormal><!--[if gte vml 1]><v:shape><v:imagedata src="file:///C:/a.png"/></v:shape><![endif]--><![if !vml]><img width=300 height=200 src="file:///C:/Temp/clip_image001.png"><![endif]></p>
<p class=MsoNormal>See <a href="https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Freport&amp;data=05">the report</a> and <a href="#_ftn1">[1]</a>.</p>`),
    blocks: ['p: See [the report](https://example.org/report) and [1].'],
    left: true,
  },
  {
    name: 'Google Docs: everything in a bold that is none',
    html: DOCS(`<h1 dir="ltr" style="line-height:1.38">${span('The harbour bridge', 'font-weight:700')}</h1>${docsP(`${span('The ')}${span('council', 'font-weight:700')}${span(' opened ')}${span('the bridge', 'font-style:italic')}${span(' and ')}<a href="https://www.google.com/url?q=https://example.org/a?b%3Dc&amp;sa=D&amp;source=editors" style="text-decoration:none;">${span('paid', 'text-decoration:underline')}</a>${span('.')}`)}<br />${docsP(span('Second.'))}<ul style="margin-top:0"><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation">${span('One')}</p></li><ul><li dir="ltr" aria-level="2"><p dir="ltr" role="presentation">${span('One and a half')}</p></li></ul><li dir="ltr"><p dir="ltr">${span('Two')}</p></li></ul><br /><div dir="ltr" align="left"><table><colgroup><col width="300" /><col width="300" /></colgroup><tbody><tr><td><p dir="ltr">${span('A')}</p></td><td><p dir="ltr">${span('B')}</p></td></tr><tr><td colspan="2"><p dir="ltr">${span('Both')}</p></td></tr></tbody></table></div>`),
    blocks: ['h2: The harbour bridge', 'p: The *council* opened _the bridge_ and [paid](https://example.org/a?b=c).', 'p: Second.', 'ul: One | One and a half | Two', 'table: A, B | Both, '],
  },
  {
    name: 'a web page: boxes, buttons, figures, a quote',
    html: `<div class="post"><nav><a href="/">Home</a></nav><h3>Who paid</h3><div><div>The state paid<span class="sr-only">, opens in a new tab</span>.<br><br>The city did not.<br>Not yet.</div></div>
<figure class="wp-block-image"><img src="https://images.example/a.jpg" onerror="alert(1)" alt=""><figcaption>A bridge</figcaption></figure>
<blockquote class="pull"><p>Finally.</p><p>We waited for years.</p><cite>— A driver</cite></blockquote>
<button>Share</button><p style="display:none">Hidden</p><p>End\u00ad ing\u200b.</p><script>alert(1)</script><iframe src="https://video.example/1"></iframe></div>`,
    blocks: ['h3: Who paid', 'p: The state paid.', 'p: The city did not. Not yet.', 'quote: Finally.', 'quote: We waited for years. — A driver', 'p: End ing.'],
    left: true,
  },
  {
    name: 'a web page: a table with joined cells and one that lays the page out',
    html: `<table role="presentation"><tr><td><h2>Traffic</h2><p>On the bridge.</p></td><td><ul><li>Cars</li></ul></td></tr></table>
<table><caption>Cars a day</caption><thead><tr><th rowspan="2">Line</th><th colspan="2">Cars</th></tr><tr><th>2025</th><th>2026</th></tr></thead><tbody><tr><td>One</td><td>10</td><td>12</td></tr></tbody></table>`,
    blocks: ['h2: Traffic', 'p: On the bridge.', 'ul: Cars', 'table (Cars a day): Line, Cars,  | , 2025, 2026 | One, 10, 12'],
  },
  {
    name: 'a row without its table is no table',
    html: '<tr><td>Buses</td><td>12</td></tr>',
    blocks: ['p: Buses', 'p: 12'],
  },
  {
    name: 'rows without their table are one',
    html: '<tr><td>Line</td><td>Cars</td></tr><tr><td>One</td><td>10</td></tr>',
    blocks: ['table: Line, Cars | One, 10'],
  },
  {
    name: 'French and Chinese keep the spaces they need and no others',
    html: '<p>«\u00a0Enfin\u00a0!\u00a0» dit-il\u00a0: 10\u00a0000 voitures</p><p>大桥\u3000周一\u00a0开通。</p>',
    blocks: ['p: «\u00a0Enfin\u00a0!\u00a0» dit-il\u00a0: 10\u00a0000 voitures', 'p: 大桥\u3000周一 开通。'],
  },
];
