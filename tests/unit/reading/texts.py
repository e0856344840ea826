"""Texts that are no reports, in our own words, and one that is, each about as long as a page."""

RECIPE = """Lentil soup for six

Wash the lentils and leave them to stand in cold water. Chop the onions, the carrots and the celery, and fry
them slowly in oil until they are soft. Add the garlic and the spices, and stir for a minute. Do not let them
burn. Pour in the stock, bring the pan to the boil, then turn the heat down and let it simmer for forty minutes.
If it is too thick, add a little water; if it is not thick enough, cook it without the lid. The soup should not
be watery. Serve it with bread, because that is how children like it best. Too many lentils make it heavy, so
weigh them. It needs to be stirred often, as it sticks to poor pans."""

NEWSLETTER = """Oakfield Primary School newsletter, Friday 12 June

What a busy week it has been! Year 3 went to the zoo on Tuesday, and the children were a credit to the school. A
big thank you to all the staff and to the parents who came with us. Sports day is on Thursday. Children need a
water bottle, a sun hat and their PE kit. If the weather is poor we will move it to the following week, because
last year the field was too wet. The summer fair needs helpers: please see Mrs Khan in the office if you are
able to run a stall. We still do not have enough cakes! Lateness has been a problem this half term, and some
children are not in school when the register is taken. This means that they miss the start of lessons. Our new
library is open. The choir sang at the home for old people on Wednesday, and everybody enjoyed it very much.
Please make sure that every jumper has a name in it. The lost property box is full. Nits have been seen in
Reception, so check your child's hair. Lunch menus for next term are on the website. Parents' evening is on the
14th, when teachers will be happy to talk about how your child is doing. Dates for your diary: 16 June,
swimming; 19 June, no uniform; 23 June, class photographs; 3 July, summer fair; 21 July, end of term. With best
wishes to everybody for a dry and sunny week, and thank you for the many kind words about the puppet show."""

NOVEL = """The house stood at the end of the lane, where it had always stood, and nobody had painted it since her father
died. Margaret put her key into the lock and found that it would not turn. There was a light in the kitchen. She
had not left one. For a while she stood in the rain with her hand on the door, listening, and thought of all the
evenings when he had come home late and she had lain awake, waiting for the gate. He had been a poor father and
a good one, depending on the day. He never said that he was sorry. Because he could not say it he brought her
things: a kite, a book with the last page torn out, once a hedgehog in his hat. Her mother did not laugh. They
had too little money and too many books, and the roof let in the rain above the stairs, so that on wet nights
there was a row of pans to step around in the dark, each with its own note. As a result she could never
afterwards hear rain on metal without wanting to be seven years old."""

MINUTES = """Minutes of the allotment society, 3 May. Nine members came. The treasurer said that the balance was £412.
Rents are due by the end of June and four plots have not paid. The waiting list now has eleven names, which is too
many for the plots that we have. It was agreed that plots which are not worked will be given to somebody else
after a letter. The water tank leaks and needs to be mended; Ron will see to it by the next meeting. Some felt
that the rule on bonfires is not followed, others that it was never clear. The plant sale made £96, less than
last year because of the rain."""

OTHERS = {
    "a recipe": RECIPE,
    "a school newsletter": NEWSLETTER,
    "a novel": NOVEL,
    "minutes of a society": MINUTES,
}
REVIEW = """Learning from the case of a young person

The young person was known to three agencies. Each held a part of what was known, and nobody held the whole. The
school referred twice, and the referrals were closed at the front door because duty workers had forty to look at
in a day. The health visitor had left, and her post was vacant for five months. When the police were called in
May, an assessment was begun, though not finished. Supervision did not take place in that time, as the team
manager covered two teams. The review recommends that the partnership looks at how referrals are read when
demand is high."""

NEWSLETTER_OF_AN_INSPECTION = """Hillcrest Primary School newsletter, 14 March

Dear parents and carers,

Inspectors visited us in February and judged our school to be good. They said that leaders are ambitious, and spoke
to children, staff and governors. Areas for improvement are attendance, which is not yet high enough, and reading
in Year 3, where some pupils are not always supported well. All staff have been trained in child protection.
Assessments in Year 6 begin in May, and managers of the kitchen review the menu.

Dates for your diary
21 March: cake sale. We do not have enough helpers. 4 April: end of term.

Lost property is overflowing. With best wishes, the headteacher"""

BOARD_MINUTES = """Safeguarding partnership. Minutes of the meeting of the executive, 12 March

Present: the chair, the director, the police, health
Apologies: the lead for schools

1. The minutes of the last meeting were agreed as a true record.

2. Performance report. Caseloads remain high in the north team. The police asked why strategy discussions were late.
The director replied that there were not enough social workers. It was agreed to bring a paper.

3. Audit. The audit of neglect was not finished, because two agencies had not returned their forms.

4. Any other business. None. Date of next meeting: 11 June"""

PAPER = """Turnover of social workers and timeliness: a multilevel analysis

Abstract. Turnover of social workers is associated with delay. We linked data of 152 local authorities and fitted
regression models. Each percentage point of vacancy went with 0.4 days more for assessments (95% CI 0.1 to 0.7,
p < 0.05). The interpretation is limited by confounding.

1. Introduction. Caseloads and supervision go with the wish to leave (Example et al, 2019). Few studies have used data
of local authorities. We hypothesise that turnover stands between demand and timeliness of services.

2. Methods. Missing values were imputed. Standard errors are clustered by region."""
