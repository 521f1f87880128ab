/**
 * What lies in the clipboard as `text/html` after copying one short text, written after the shapes that these
 * programs use.
 */
export const clipboard = {
  'Word on a desktop': `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml><![endif]-->
<style><!-- /* Font Definitions */ @font-face {font-family:"Cambria Math";} p.MsoNormal {margin:0cm;} --></style></head>
<body lang=EN-IE style='tab-interval:36.0pt'><!--StartFragment-->
<p class=MsoNormal><b style='mso-bidi-font-weight:normal'><span lang=EN-US>Led</span></b><span lang=EN-US> the
<i>analytical</i> <u>engine</u>, see <a href="https://example.org/engine"><span style='color:#0563C1'>notes</span></a>.<o:p></o:p></span></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;
</span></span></span><![endif]>Punched cards<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;text-indent:-18.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='font-family:"Courier New"'><span style='mso-list:Ignore'>o<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>and
mills<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l1 level1 lfo2'><![if !supportLists]><span
style='mso-bidi-font-family:Calibri'><span style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;
</span></span></span><![endif]>First programme<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<!--EndFragment--></body></html>`,

  'Word in a browser': `<div class="OutlineElement Ltr SCXW1 BCX8"><p class="Paragraph SCXW1" lang="EN-US" xml:lang="EN-US"><span
 class="TextRun" style="font-weight:bold;font-family:Calibri"><span class="NormalTextRun">Led</span></span><span class="TextRun"
 style="font-weight:normal"><span class="NormalTextRun"> the </span></span><span class="TextRun" style="font-style:italic"><span>analytical</span></span><span
 class="TextRun"> </span><span class="TextRun Underlined" style="text-decoration:underline"><span>engine</span></span><span class="TextRun">, see </span><a
 class="Hyperlink" href="https://example.org/engine" target="_blank"><span class="TextRun Underlined" style="text-decoration:underline;color:#0563C1"><span>notes</span></span></a><span class="TextRun">.</span><span
 class="EOP" style="font-size:11pt">&nbsp;</span></p></div><div class="ListContainerWrapper"><ul class="BulletListStyle1" role="list"><li
 data-leveltext="·" data-listid="1" aria-setsize="-1" data-aria-posinset="1" data-aria-level="1" role="listitem"><p
 class="Paragraph"><span class="TextRun">Punched cards</span><span class="EOP">&nbsp;</span></p></li></ul></div><div
 class="ListContainerWrapper"><ul class="BulletListStyle2" role="list"><li data-listid="1" data-aria-level="2" role="listitem"><p
 class="Paragraph"><span class="TextRun">and mills</span><span class="EOP">&nbsp;</span></p></li></ul></div><div
 class="ListContainerWrapper"><ol class="NumberListStyle1" role="list" start="1"><li data-listid="2" data-aria-level="1" role="listitem"><p
 class="Paragraph"><span class="TextRun">First programme</span><span class="EOP">&nbsp;</span></p></li></ol></div>`,

  LibreOffice: `<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN"><html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/>
<title></title><meta name="generator" content="LibreOffice 24.8 (Linux)"/><style type="text/css">@page { size: 21cm 29.7cm } p { line-height: 115% }</style></head>
<body lang="en-IE" link="#000080" vlink="#800000" dir="ltr"><p style="line-height: 100%; margin-bottom: 0cm"><font face="Liberation Serif, serif"><b>Led</b>
the <i>analytical</i> <u>engine</u>, see <a href="https://example.org/engine"><font color="#000080"><u>notes</u></font></a>.</font></p>
<ul><li><p style="line-height: 100%; margin-bottom: 0cm">Punched cards</p>
<ul><li><p style="line-height: 100%; margin-bottom: 0cm">and mills</p></li></ul></li></ul>
<ol><li><p style="line-height: 100%; margin-bottom: 0cm">First programme</p></li></ol><p style="margin-bottom: 0cm"><br/>

</p></body></html>`,

  'Google Docs': `<meta charset='utf-8'><meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-0a1b2c3d"><p dir="ltr"
 style="line-height:1.38;margin-top:0pt;margin-bottom:0pt;"><span style="font-size:11pt;font-family:Arial,sans-serif;color:#000000;font-weight:700;font-style:normal;text-decoration:none;white-space:pre-wrap;">Led</span><span
 style="font-weight:400;font-style:normal;text-decoration:none;white-space:pre-wrap;"> the </span><span style="font-weight:400;font-style:italic;text-decoration:none;white-space:pre-wrap;">analytical</span><span
 style="font-weight:400;white-space:pre-wrap;"> </span><span style="font-weight:400;text-decoration:underline;-webkit-text-decoration-skip:none;white-space:pre-wrap;">engine</span><span
 style="font-weight:400;white-space:pre-wrap;">, see </span><a href="https://example.org/engine" style="text-decoration:none;"><span
 style="color:#1155cc;font-weight:400;text-decoration:underline;white-space:pre-wrap;">notes</span></a><span style="font-weight:400;white-space:pre-wrap;">.</span></p><ul
 style="margin-top:0;margin-bottom:0;padding-inline-start:48px;"><li dir="ltr" style="list-style-type:disc;font-weight:400;" aria-level="1"><p dir="ltr" role="presentation"><span
 style="font-weight:400;white-space:pre-wrap;">Punched cards</span></p></li><ul><li dir="ltr" style="list-style-type:circle;" aria-level="2"><p dir="ltr" role="presentation"><span
 style="white-space:pre-wrap;">and mills</span></p></li></ul></ul><ol><li dir="ltr" style="list-style-type:decimal;" aria-level="1"><p dir="ltr" role="presentation"><span
 style="white-space:pre-wrap;">First programme</span></p></li></ol></b><br class="Apple-interchange-newline">`,

  'a web page in Chromium': `<meta charset='utf-8'><div style="color: rgb(29, 26, 34); font-family: Inter; font-size: 16px; font-style: normal; font-weight: 400; text-decoration-style: initial;"><span
 style="font-weight: bolder;">Led</span><span>&nbsp;</span>the<span>&nbsp;</span><em style="box-sizing: border-box;">analytical</em><span>&nbsp;</span><u>engine</u>, see<span>&nbsp;</span><a
 href="https://example.org/engine" style="color: rgb(109, 26, 54);">notes</a>.<button aria-label="Copy">Copy</button></div><ul style="box-sizing: border-box;"><li style="margin: 0px;">Punched cards<ul><li>and mills</li></ul></li></ul><ol><li>First programme</li></ol>`,

  'Europass’s editor': `<p><strong>Led</strong> the <em>analytical</em> <u>engine</u>, see <a href="https://example.org/engine" rel="noopener noreferrer" target="_blank">notes</a>.</p><ul><li class="ql-align-justify">Punched cards</li><li class="ql-indent-1">and mills</li></ul><ol><li>First programme</li></ol><p><br></p>`,
} as const
