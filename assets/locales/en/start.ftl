# Choosing a guide, and what is read and asked before the steps.
guides-title = What do you want to cancel?
guides-about = Choose the service as it is named on your bill.
guides-list = Guides
guides-search = Find a service
guides-search-hint = Its name, a word from your bill, or what it costs.
guides-found = { $n ->
    [one] One guide found
   *[other] { $n } guides found
}
guides-none = No guide has this name. Try another word, or take the one for any other subscription.
guides-other = Is yours not here? There is no guide for it yet. Look at your bill: it names the company that charges you, and only that company can cancel.
guides-own = your own guide
guides-minutes = { $n ->
    [one] 1 minute
   *[other] { $n } minutes
}
guides-minutes-range = { $least } to { $most } minutes
guides-begun = You have begun this
guides-go-on-name = Go on: { $guide }, { $case }
guides-another-name = Begin another { $guide }, for another account
guides-unread = Guides that can’t be read
guides-unread-text = All others work as usual. Whoever wrote these files can fix them:
summary-title = Before you start: { $service }
summary-takes = About { $minutes }, { $difficulty }
summary-easy = easy
summary-medium = some patience needed
summary-hard = it takes effort
summary-needs = Have at hand
summary-keep = You keep
summary-lose = You lose
summary-until = Until when you can use it
summary-refund = Money back
summary-others = Is it really this one?
summary-cancel-other = Cancel { $service } instead
summary-instead = Instead of cancelling
summary-name = Whose account is it? You may leave this empty.
summary-continue = Continue
country-title = Which { $service } site do you use?
country-about = Every country’s site has its own addresses and its own words. Choose the one where the account is.
country-title-same-site = Which country are you in?
country-same-site = Prices and the law differ from country to country.
country-sites = Sites
country-chosen = You chose { $host }.
country-keep = Stay with { $host }
country-how = How to find out which site it is
country-how-receipt = Open an e-mail that you got about the subscription, a receipt for example. Look at the address that its links lead to: it ends in the name of the site.
country-how-address = Or open the site where you usually sign in, and look at the address at the top of the browser.
country-how-wrong = If you choose the wrong one, nothing is lost. You can change it at any time.
country-notes = What the guide says about some sites
country-note = { $sites }: { $note }
plan-title = Which { $service } plan do you have?
plan-about = The plan decides which steps you see. If you can’t tell, say so: you can go on all the same.
plan-site-note = About { $host }: { $note }
plan-chosen = You chose “{ $plan }”.
plan-keep = Stay with { $plan }
plan-chosen-unsure = You said that you are not sure.
plan-keep-unsure = Go on without
plan-plans = Plans
plan-others = Back to the plans
plan-nothing = Then there is nothing to cancel
plan-nothing-about = “{ $plan }” costs nothing. If money was taken all the same, it was for another plan of { $service }.
plan-nothing-yes = Nothing to cancel: finish
plan-nothing-no = I was charged all the same
plan-payer = Do you pay for it?
plan-payer-about = Several people use “{ $plan }”. Only the one who pays can cancel it.
plan-payer-yes = Yes, I pay
plan-payer-no = Somebody else pays
plan-comes = “{ $plan }” has no charge of its own
plan-comes-about = It is paid for with something else, and ends with it. The steps for that: { $channel }.
plan-comes-yes = Show those steps
plan-comes-no = I pay for it separately
plan-unsure-note = You see the steps for every plan, and leave out what does not fit.
