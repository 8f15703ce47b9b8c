#!/usr/bin/env Rscript
# Regenerates tests/golden/data/*.csv, expected/*.json and cases.json.
#   cd tests/golden && Rscript r/make_golden.R               all of it
#   cd tests/golden && Rscript r/make_golden.R '^cox-'       only the expected files whose id matches
# Needs R 4.2.2 with survival 3.5-3 and cmprsk 2.2-11 for the procedures listed in PROCEDURES. The functions of the other
# procedures are kept for the day their cases move in.
suppressPackageStartupMessages({ library(survival); library(cmprsk); library(stats) })
PROCEDURES <- c("km", "reverse-km", "logrank", "cox", "landmark", "td-exposure",
  "landmark-sweep", "firth-cox", "logistic", "iptw", "cuminc", "gray", "fine-gray", "contingency", "rank-and-mean", "proportion-trend", "smd", "proportion-ci", "mcnemar", "describe", "rate", "p-adjust")
options(stringsAsFactors = FALSE, warn = 1, digits = 15,
        contrasts = c("contr.treatment", "contr.poly"))
dir.create("data", FALSE); dir.create("expected", FALSE)

## ------------------------------------------------------------ JSON writer
A <- function(x) { if (is.null(x)) return(structure(list(), class = "jarr"))
  structure(list(v = unname(x)), class = "jarr") }     # always an array
esc <- function(s) { s <- gsub("\\", "\\\\", s, fixed = TRUE); s <- gsub("\"", "\\\"", s, fixed = TRUE)
  s <- gsub("\n", "\\n", s, fixed = TRUE); s <- gsub("\t", "\\t", s, fixed = TRUE); paste0("\"", s, "\"") }
jnum <- function(x) { r <- sprintf("%.15g", x); fin <- is.finite(x)
  for (k in 16:17) { bad <- fin & suppressWarnings(as.numeric(r)) != x; bad[is.na(bad)] <- FALSE; r[bad] <- sprintf(paste0("%.", k, "g"), x[bad]) }
  r[is.na(x)] <- "null"; r[is.infinite(x) & x > 0] <- "\"Infinity\""; r[is.infinite(x) & x < 0] <- "\"-Infinity\""; r }
jatom <- function(x) { if (is.factor(x)) x <- as.character(x)
  if (is.logical(x)) ifelse(is.na(x), "null", ifelse(x, "true", "false"))
  else if (is.character(x)) ifelse(is.na(x), "null", esc(x))
  else if (inherits(x, "Date")) esc(format(x)) else jnum(as.numeric(x)) }
js <- function(x, ind = 0) {
  pad <- strrep(" ", ind + 1); end <- strrep(" ", ind)
  if (is.null(x)) return("null")
  if (inherits(x, "jarr")) { if (!length(x)) return("[]"); v <- x$v
    if (is.list(v)) return(js_list(v, ind)); return(paste0("[", paste(jatom(v), collapse = ","), "]")) }
  if (is.data.frame(x)) x <- lapply(as.list(x), A)
  if (is.matrix(x)) { if (!nrow(x)) return("[]")
    return(paste0("[", paste(apply(x, 1, function(r) paste0("[", paste(jatom(r), collapse = ","), "]")), collapse = paste0(",\n", pad)), "]")) }
  if (is.list(x)) {
    if (is.null(names(x))) return(js_list(x, ind))
    if (!length(x)) return("{}")
    return(paste0("{\n", paste(paste0(pad, esc(names(x)), ": ", vapply(x, js, "", ind = ind + 1)), collapse = ",\n"), "\n", end, "}")) }
  if (length(x) == 1) jatom(unname(x)) else paste0("[", paste(jatom(unname(x)), collapse = ","), "]")
}
js_list <- function(v, ind) { if (!length(v)) return("[]"); pad <- strrep(" ", ind + 1)
  paste0("[\n", paste(paste0(pad, vapply(v, js, "", ind = ind + 1)), collapse = ",\n"), "\n", strrep(" ", ind), "]") }

## ------------------------------------------------------------ CSV writer (shortest text that reads back to the same double)
fmt <- function(x) { if (is.factor(x)) x <- as.character(x)
  if (inherits(x, "Date")) x <- format(x)
  if (is.logical(x)) x <- as.integer(x)
  if (is.character(x)) { q <- grepl("[,\"\n]", x); x[q & !is.na(x)] <- paste0("\"", gsub("\"", "\"\"", x[q & !is.na(x)]), "\""); x[is.na(x)] <- "NA"; return(x) }
  x <- as.numeric(x); r <- sprintf("%.15g", x)
  for (k in 16:17) { bad <- !is.na(x) & suppressWarnings(as.numeric(r)) != x; bad[is.na(bad)] <- FALSE; r[bad] <- sprintf(paste0("%.", k, "g"), x[bad]) }
  r[is.na(x)] <- "NA"; r }
DATA <- list()
put <- function(name, df, about) { rownames(df) <- NULL
  f <- file.path("data", paste0(name, ".csv"))
  con <- file(f, "wb"); writeLines(c(paste(names(df), collapse = ","), do.call(paste, c(lapply(df, fmt), sep = ","))), con); close(con)
  back <- read.csv(f, check.names = FALSE)
  for (v in names(df)) { a <- df[[v]]; if (is.factor(a)) a <- as.character(a)
    if (is.numeric(a) && !identical(as.numeric(a), as.numeric(back[[v]]))) message("CSV round trip differs: ", name, "$", v) }
  DATA[[name]] <<- list(file = f, rows = nrow(df), columns = A(names(df)), about = about, licence = if (grepl("KMsurv", about)) "KMsurv, GPL (>= 3)" else if (grepl("survival::|test suite", about)) "survival, LGPL (>= 2)" else if (grepl("Therneau", about)) "a few numbers published in the book" else "made for this set") }

## ------------------------------------------------------------ option constructors used by cases.R
ev   <- function(column, event_codes = 1, censor_codes = 0) list(column = column, event_codes = event_codes, censor_codes = censor_codes)
crev <- function(column, censor_codes = 0, ...) { z <- list(...); list(column = column, censor_codes = censor_codes,
        causes = lapply(seq_along(z), function(i) list(code = z[[i]], label = names(z)[i]))) }
num  <- function(name) list(name = name, type = "numeric")
cat_ <- function(name, levels) list(name = name, type = "categorical", reference = as.character(levels[1]), levels = as.character(levels))
CASES <- list()
case <- function(id, procedure, data, options, title, notes = NULL, do_not_compare = NULL) {
  if (id %in% names(CASES)) stop("duplicate case ", id)
  CASES[[id]] <<- list(id = id, procedure = procedure, data = data, options = options, title = title, notes = notes, do_not_compare = do_not_compare) }
arrf <- c("strata", "covariates", "interactions", "at_times", "probs", "event_codes", "censor_codes", "group_levels",
          "levels", "transforms", "tests", "newdata", "trend_scores", "rmst_tau", "causes", "scores", "outputs", "rho", "variables", "methods", "p_values", "landmarks")
norm <- function(o) { for (n in names(o)) { x <- o[[n]]
  if (is.list(x) && !inherits(x, "jarr")) { if (!is.null(names(x))) x <- norm(x) else x <- lapply(x, function(e) if (is.list(e)) norm(e) else e) }
  if (n %in% arrf) { if (n == "interactions") x <- lapply(x, A); x <- A(x) }
  o[[n]] <- x }; o }

## ------------------------------------------------------------ running recorded R code
q_ <- function(x) if (is.character(x)) paste0("\"", x, "\"") else sprintf("%.15g", x)
vec <- function(x) if (length(x) == 1) q_(x) else paste0("c(", paste(q_(x), collapse = ", "), ")")
newenv <- function() { e <- new.env(parent = globalenv()); e$.code <- character(0); e$.warn <- character(0); e }
do <- function(E, ...) { txt <- paste0(...); E$.code <- c(E$.code, txt); quiet(E, txt) }
quiet <- function(E, txt) withCallingHandlers(eval(parse(text = txt), E), warning = function(w) {
  E$.warn <- unique(c(E$.warn, conditionMessage(w))); invokeRestart("muffleWarning") })
evtxt <- function(e) if (length(e$event_codes) == 1) paste0(e$column, " == ", q_(e$event_codes)) else paste0(e$column, " %in% ", vec(e$event_codes))
survtxt <- function(o, flip = FALSE) { e <- evtxt(o$event); if (flip) e <- paste0("!(", e, ")")
  if (!is.null(o$start)) sprintf("Surv(%s, %s, %s)", o$start, o$stop, e) else sprintf("Surv(%s, %s)", o$time, e) }
covnames <- function(o) vapply(o$covariates, function(z) z$name, "")
prep <- function(o, data, extra = NULL) {
  E <- newenv()
  used <- unique(c(o$time, o$start, o$stop, o$event$column, o$group, o$strata, o$weights, o$cluster, o$id, o$offset, covnames(o), extra))
  do(E, "d <- read.csv(\"data/", data, ".csv\", check.names = FALSE)")
  do(E, "d$.row <- seq_len(nrow(d))")
  n0 <- nrow(E$d)
  if (anyNA(E$d[, used])) do(E, "d <- d[complete.cases(d[, ", vec(used), "]), ]")
  E$.dropped <- n0 - nrow(E$d)
  for (z in o$covariates) if (z$type == "categorical") do(E, "d$", z$name, " <- factor(d$", z$name, ", levels = ", vec(z$levels), ")")
  if (!is.null(o$group) && !(o$group %in% covnames(o))) do(E, "d$", o$group, " <- factor(d$", o$group, ", levels = ", vec(as.character(o$group_levels)), ")")
  E }
opt <- function(o, n, default) if (is.null(o[[n]])) default else o[[n]]
tf <- function(x) if (x) "TRUE" else "FALSE"
zq <- function(level) qnorm((1 + level) / 2)

## ------------------------------------------------------------ 1. Kaplan-Meier family
se_surv <- function(f) if (is.null(f$std.err)) NULL else if (isTRUE(f$logse)) f$surv * f$std.err else f$std.err
curve_cols <- function(f) { z <- list(time = A(f$time), n_risk = A(f$n.risk), n_event = A(f$n.event), n_censor = A(f$n.censor))
  if (!is.null(f$n.enter)) z$n_enter <- A(f$n.enter)
  c(z, list(surv = A(f$surv), std_err = A(se_surv(f)), lower = A(f$lower), upper = A(f$upper), cumhaz = A(f$cumhaz), std_err_cumhaz = A(f$std.chaz))) }
km_curves <- function(E, o, fit = "fit", levels = NULL) {
  f <- E[[fit]]; k <- if (is.null(f$strata)) 1 else length(f$strata)
  lapply(seq_len(k), function(i) {
    g <- if (k == 1 && is.null(f$strata)) f else f[i]
    out <- list()
    if (!is.null(f$strata)) out$group <- sub("^[^=]*=", "", names(f$strata)[i])
    out$n <- g$n; out$n_events <- sum(g$n.event)
    out <- c(out, curve_cols(g))
    if (!is.null(o$probs)) { has <- !is.null(g$lower)
      qq <- quantile(g, probs = o$probs, conf.int = has)
      out$quantiles <- if (has) list(prob = A(o$probs), time = A(qq$quantile), lower = A(qq$lower), upper = A(qq$upper)) else list(prob = A(o$probs), time = A(qq)) }
    if (!is.null(o$at_times)) { s <- summary(g, times = o$at_times, extend = TRUE)
      out$at_times <- list(time = A(s$time), n_risk = A(s$n.risk), surv = A(s$surv), std_err = A(s$std.err), lower = A(s$lower), upper = A(s$upper),
                           cumhaz = A(s$cumhaz), beyond_last_time = A(s$time > max(g$time))) }
    if (!is.null(o$rmst_tau)) { r <- t(sapply(o$rmst_tau, function(tau) { tb <- tryCatch(summary(g, rmean = tau)$table, error = function(e) if (tau <= min(g$time)) c(rmean = tau, `se(rmean)` = 0) else stop(e))   # R refuses a tau before the first time; the area is then tau
        tb[c("rmean", "se(rmean)")] }))
      out$rmst <- list(tau = A(o$rmst_tau), rmst = A(r[, 1]), std_err = A(r[, 2]), tau_beyond_last_time = A(o$rmst_tau > max(g$time))) }
    out }) }
rmst_diff <- function(cur, o) { if (length(cur) < 2 || is.null(o$rmst_tau)) return(NULL)
  z <- zq(o$conf_level); lapply(2:length(cur), function(i) { a <- cur[[i]]$rmst; b <- cur[[1]]$rmst
    d <- a$rmst$v - b$rmst$v; s <- sqrt(a$std_err$v^2 + b$std_err$v^2)
    list(group = cur[[i]]$group, minus = cur[[1]]$group, tau = a$tau, difference = A(d), std_err = A(s), lower = A(d - z * s), upper = A(d + z * s), p = A(2 * pnorm(-abs(d / s)))) }) }
# delta method on the log scale (Royston, Parmar 2013; as R survRM2)
rmst_ratio <- function(cur, o) { if (length(cur) < 2 || is.null(o$rmst_tau)) return(NULL)
  z <- zq(o$conf_level); lapply(2:length(cur), function(i) { a <- cur[[i]]$rmst; b <- cur[[1]]$rmst
    r <- log(a$rmst$v) - log(b$rmst$v); s <- sqrt((a$std_err$v / a$rmst$v)^2 + (b$std_err$v / b$rmst$v)^2)
    list(group = cur[[i]]$group, over = cur[[1]]$group, tau = a$tau, ratio = A(exp(r)), log_std_err = A(s), lower = A(exp(r - z * s)), upper = A(exp(r + z * s)), p = A(2 * pnorm(-abs(r / s)))) }) }
kmcall <- function(o, surv, rhs) paste0("survfit(", surv, " ~ ", rhs, ", data = d, conf.type = \"", o$conf_type, "\", conf.int = ", q_(o$conf_level),
  ", stype = ", opt(o, "stype", 1), ", ctype = ", opt(o, "ctype", 1),
  if (!is.null(o$weights)) paste0(", weights = ", o$weights), if (!is.null(o$id)) paste0(", id = ", o$id), if (!is.null(o$cluster)) paste0(", cluster = ", o$cluster),
  ", robust = ", tf(opt(o, "robust", FALSE)), ", timefix = ", tf(opt(o, "timefix", TRUE)),
  if (!is.null(o$start_time)) paste0(", start.time = ", q_(o$start_time)), ")")
run_km <- function(o, data) { E <- prep(o, data)
  do(E, "fit <- ", kmcall(o, survtxt(o), if (is.null(o$group)) "1" else o$group))
  cur <- withCallingHandlers(km_curves(E, o), warning = function(w) invokeRestart("muffleWarning"))
  list(E = E, x = list(n_used = nrow(E$d), n_dropped_missing = E$.dropped, curves = cur, rmst_difference = rmst_diff(cur, o), rmst_ratio = rmst_ratio(cur, o))) }
run_reverse_km <- function(o, data) { E <- prep(o, data); rhs <- if (is.null(o$group)) "1" else o$group
  do(E, "fit <- ", kmcall(o, survtxt(o, flip = TRUE), rhs))
  naive <- km_curves(E, o)
  # events-first convention: at a tied time, subjects with the event are not at risk of being censored
  do(E, "ut <- sort(unique(d$", o$time, ")); k <- match(d$", o$time, ", ut); cens <- !(d$", o$event$column, " %in% ", vec(o$event$event_codes), ")")
  do(E, "fit2 <- survfit(Surv(2 * k + cens, cens) ~ ", if (rhs == "1") "1" else paste0("d$", rhs), ", conf.type = \"", o$conf_type, "\", conf.int = ", q_(o$conf_level), ")")
  do(E, "fit2$time <- ut[floor(fit2$time / 2)]")
  o2 <- o; o2$at_times <- NULL; o2$rmst_tau <- NULL
  ef <- km_curves(E, o2, "fit2"); ef <- lapply(ef, function(z) { g <- z[intersect(c("group", "n"), names(z))]
    keep <- z$n_event$v > 0; c(g, list(time = A(z$time$v[keep]), n_risk = A(z$n_risk$v[keep]), n_censored = A(z$n_event$v[keep]), surv = A(z$surv$v[keep]), std_err = A(z$std_err$v[keep]),
      lower = A(z$lower$v[keep]), upper = A(z$upper$v[keep]), quantiles = z$quantiles)) })
  list(E = E, x = list(n_used = nrow(E$d), n_dropped_missing = E$.dropped, flipped_status = list(curves = naive), events_before_censoring = list(curves = ef))) }

## ------------------------------------------------------------ 2. log-rank family (formulas; checked against survdiff where it exists)
lr_core <- function(y, g, strata = NULL, name = "logrank", p = 0, q = 0) {
  g <- droplevels(g)
  K <- nlevels(g); O <- Ex <- Z <- O1 <- E1 <- numeric(K); V <- matrix(0, K, K)
  ny <- ncol(y); stop <- y[, ny - 1]; stat <- y[, ny]; start <- if (ny == 3) y[, 1] else rep(-Inf, nrow(y))
  st <- if (is.null(strata)) factor(rep(1, nrow(y))) else strata
  for (s in levels(st)) { w <- st == s; tt <- sort(unique(stop[w & stat == 1])); S <- 1; Sp <- 1
    for (t in tt) { r <- w & start < t & stop >= t; dth <- w & stop == t & stat == 1
      n <- as.numeric(table(g[r])); d <- as.numeric(table(g[dth])); N <- sum(n); D <- sum(d)
      Sp <- Sp * (1 - D / (N + 1))
      wt <- switch(name, logrank = 1, `gehan-breslow` = N, `tarone-ware` = sqrt(N), `peto-peto` = Sp, `modified-peto-peto` = Sp * N / (N + 1),
                   `fleming-harrington` = S^p * (1 - S)^q)
      O1 <- O1 + d; E1 <- E1 + D * n / N
      O <- O + wt * d; Ex <- Ex + wt * D * n / N
      if (N > 1) V <- V + wt^2 * D * (N - D) / (N - 1) * (diag(n / N, K) - outer(n / N, n / N))
      S <- S * (1 - D / N) } }
  Z <- O - Ex; keep <- which(E1 > 0); df <- length(keep) - 1
  chi <- if (df > 0 && all(abs(V) < 1e-14)) NA_real_ else if (df > 0) { i <- keep[-length(keep)]; as.numeric(t(Z[i]) %*% qr.solve(V[i, i, drop = FALSE], Z[i])) } else 0
  list(levels = levels(g), O = O1, E = E1, wO = O, wE = Ex, V = V, chi = chi, df = df, Z = Z) }
safe_chi <- function(expr) tryCatch(expr, error = function(e) NULL)
run_logrank <- function(o, data) { E <- prep(o, data)
  do(E, "y <- ", if (opt(o, "timefix", TRUE)) "aeqSurv(" else "(", "with(d, ", survtxt(o), "))")
  st <- if (is.null(o$strata)) NULL else { do(E, "st <- with(d, interaction(", paste(o$strata, collapse = ", "), ", drop = TRUE))"); E$st }
  g <- E$d[[o$group]]
  right <- is.null(o$start)
  res <- lapply(o$tests, function(tt) { nm <- tt$name; p <- opt(tt, "p", 0); q <- opt(tt, "q", 0)
    L <- lr_core(E$y, g, st, nm, p, q)
    out <- list(name = nm); if (nm == "fleming-harrington") { out$p <- p; out$q <- q }
    out <- c(out, list(groups = A(L$levels), observed = A(L$O), expected = A(L$E), weighted_observed = A(L$wO), weighted_expected = A(L$wE), variance = L$V,
        chi2 = L$chi, df = L$df, p_value = if (L$df > 0 && !is.na(L$chi)) pchisq(L$chi, L$df, lower.tail = FALSE) else NA))
    if (!is.null(o$trend_scores)) { a <- o$trend_scores; z <- sum(a * L$Z) / sqrt(as.numeric(t(a) %*% L$V %*% a))
      out$trend <- list(scores = A(a), z = z, chi2 = z^2, df = 1, p_value = 2 * pnorm(-abs(z))) }
    if (right && nm %in% c("logrank", "fleming-harrington") && q == 0 && opt(o, "timefix", TRUE) && sum(L$E) > 0) {
      rhs <- paste0(o$group, if (!is.null(o$strata)) paste0(" + strata(", paste(o$strata, collapse = ", "), ")"))
      do(E, "sd <- survdiff(", survtxt(o), " ~ ", rhs, ", data = d, rho = ", q_(p), ")")
      if (opt(o, "timefix", TRUE) && !isTRUE(all.equal(E$sd$chisq, L$chi, tolerance = 1e-9))) stop("survdiff ", E$sd$chisq, " vs formula ", L$chi)
      out$checked_against_survdiff <- TRUE }
    if (!right && nm == "logrank") { cx <- do(E, "cx <- coxph(", survtxt(o), " ~ ", o$group, if (!is.null(o$strata)) paste0(" + strata(", paste(o$strata, collapse = ", "), ")"), ", data = d, ties = \"exact\", robust = FALSE)")
      if (!is.na(L$chi) && isTRUE(all.equal(E$cx$score, L$chi, tolerance = 1e-8))) out$checked_against_coxph_exact_score <- TRUE else message("  logrank vs exact score: ", E$cx$score, " ", L$chi) }
    out })
  E$.code <- c(E$.code, "lr_core(y, group, strata, test, p, q)   # formula given in make_golden.R")
  x <- list(n_used = nrow(E$d), n_dropped_missing = E$.dropped, n_by_group = list(groups = A(levels(droplevels(g))), n = A(as.numeric(table(droplevels(g))))), tests = res)
  if (isTRUE(o$pairwise)) { lv <- levels(g); pr <- combn(lv, 2); pv <- apply(pr, 2, function(ab) { w <- g %in% ab
      L <- lr_core(E$y[w], factor(g[w], levels = ab), if (is.null(st)) NULL else droplevels(st[w])); c(L$chi, pchisq(L$chi, L$df, lower.tail = FALSE)) })
    x$pairwise <- list(group1 = A(pr[1, ]), group2 = A(pr[2, ]), chi2 = A(pv[1, ]), p_value = A(pv[2, ]), p_bonferroni = A(p.adjust(pv[2, ], "bonferroni")), p_holm = A(p.adjust(pv[2, ], "holm")), p_bh = A(p.adjust(pv[2, ], "BH"))) }
  list(E = E, x = x) }

## ------------------------------------------------------------ 3. Cox
coef_terms <- function(nms, o) lapply(nms, function(nm) A(lapply(strsplit(nm, ":", fixed = TRUE)[[1]], function(piece) {
  for (z in o$covariates) { if (z$type == "numeric" && piece == z$name) return(list(covariate = z$name))
    if (z$type == "categorical" && startsWith(piece, z$name)) { lev <- substring(piece, nchar(z$name) + 1); if (lev %in% z$levels) return(list(covariate = z$name, level = lev)) } }
  list(covariate = piece) })))
coxcall <- function(o, control, surv = survtxt(o)) {
  rhs <- c(covnames(o), vapply(o$interactions, function(p) paste(p, collapse = ":"), ""))
  if (!length(rhs)) rhs <- "1"
  if (!is.null(o$strata)) rhs <- c(rhs, paste0("strata(", o$strata, ")"))
  if (!is.null(o$offset)) rhs <- c(rhs, paste0("offset(", o$offset, ")"))
  paste0("coxph(", surv, " ~ ", paste(rhs, collapse = " + "), ", data = d, ties = \"", o$ties, "\"", if (!is.null(o$weights)) paste0(", weights = ", o$weights),
    if (!is.null(o$cluster)) paste0(", cluster = ", o$cluster), ", robust = ", tf(opt(o, "robust", FALSE)),
    if (!is.null(o$timefix) || !is.null(control)) paste0(", control = coxph.control(", paste(c(control, if (!is.null(o$timefix)) paste0("timefix = ", tf(o$timefix))), collapse = ", "), ")"), ")") }
test_ <- function(v) list(chi2 = unname(v[1]), df = unname(v[2]), p_value = unname(v[3]))
nd_frame <- function(o, rec) { df <- as.data.frame(rec, check.names = FALSE); for (z in o$covariates) if (z$type == "categorical" && z$name %in% names(df)) df[[z$name]] <- factor(as.character(df[[z$name]]), levels = z$levels); df }
cox_out <- function(E, o, f, full = TRUE) {
  s <- summary(f, conf.int = o$conf_level); b <- coef(f); rob <- !is.null(f$naive.var)
  se <- sqrt(diag(f$var)); se[is.na(b)] <- NA; z <- b / se; q <- zq(o$conf_level)
  x <- list(coefficients = list(names = A(names(b)), terms = A(coef_terms(names(b), o)), coef = A(b), std_err = A(se),
      naive_std_err = if (rob) A(sqrt(diag(f$naive.var))) else NULL, z = A(z), p_value = A(2 * pnorm(-abs(z))), hr = A(exp(b)), hr_lower = A(exp(b - q * se)), hr_upper = A(exp(b + q * se))),
    covariance = f$var, naive_covariance = if (rob) f$naive.var else NULL, loglik_null = f$loglik[1], loglik_model = f$loglik[2],
    tests = list(likelihood_ratio = test_(s$logtest), wald = { wt <- as.numeric(f$wald.test); k <- sum(!is.na(b)); list(chi2 = wt, df = k, p_value = pchisq(wt, k, lower.tail = FALSE)) }, score = test_(s$sctest), robust_score = if (rob && !is.null(s$robscore)) test_(s$robscore) else NULL), means = A(f$means))
  if (!rob) { x$coefficients$naive_std_err <- NULL; x$naive_covariance <- NULL; x$tests$robust_score <- NULL }
  x }
bh <- function(f, centered) { b <- suppressWarnings(basehaz(f, centered = centered))
  if (is.null(b$strata)) list(list(time = A(b$time), cumhaz = A(b$hazard))) else lapply(split(b, b$strata), function(z) list(stratum = as.character(z$strata[1]), time = A(z$time), cumhaz = A(z$hazard))) }
run_cox <- function(o, data) { E <- prep(o, data)
  ctl <- if (isTRUE(o$r_default_control)) NULL else "eps = 2e-12, iter.max = 60, toler.inf = 3.162278e-05"
  do(E, "fit <- ", coxcall(o, ctl)); f <- E$fit <- fixcox(E$fit)
  w1 <- E$.warn
  f0 <- tryCatch(quiet(E, coxcall(o, NULL)), error = function(e) NULL); E$.warn <- unique(c(w1, E$.warn))
  if (nzchar(Sys.getenv("REF_TRACE")) && o$ties != "exact" && length(covnames(o)) && !anyNA(coef(f))) { U <- as.matrix(residuals(f, type = "score")); if (!is.null(o$weights)) U <- U * E$d[[o$weights]]
    V <- if (is.null(f$naive.var)) f$var else f$naive.var; st <- abs(V %*% colSums(U)) / sqrt(diag(V)); message("  newton step left / se: ", format(max(st), digits = 2)) }
  x <- list(n_used = f$n, n_events = f$nevent, n_dropped_missing = E$.dropped)
  if (!length(covnames(o))) { x$loglik <- f$loglik } else {
    x <- c(x, cox_out(E, o, f))
    x$iterations_r_default <- if (is.null(f0)) NULL else f0$iter
    cc <- f$concordance; x$concordance <- list(c = unname(cc["concordance"]), std_err = unname(cc["std"]), concordant = unname(cc["concordant"]), discordant = unname(cc["discordant"]),
        tied_x = unname(cc["tied.x"]), tied_y = unname(cc["tied.y"]), tied_xy = unname(cc["tied.xy"])) }
  has <- function(k) k %in% o$outputs
  if (has("baseline")) { do(E, "basehaz(fit, centered = FALSE)"); x$baseline_at_zero <- unname(bh(f, FALSE)); x$baseline_centered <- unname(bh(f, TRUE)) }
  if (has("linear_predictor")) { x$linear_predictor <- list(row = A(E$d$.row), lp_centered = A(f$linear.predictors)) }
  if (has("residuals")) { p <- length(coef(f)); R <- list(row = A(E$d$.row)); one <- function(ty) tryCatch(residuals(f, type = ty), error = function(e) NULL)
    R$martingale <- A(one("martingale")); R$deviance <- A(one("deviance"))
    for (ty in c("score", "dfbeta", "dfbetas")) { r <- one(ty); if (!is.null(r)) { r <- as.matrix(r); R[[ty]] <- lapply(setNames(seq_len(ncol(r)), names(coef(f))), function(j) A(unname(r[, j]))) } }
    sc <- one("schoenfeld"); ss <- one("scaledsch")
    if (!is.null(sc)) { tm <- if (is.matrix(sc)) rownames(sc) else names(sc); sc <- as.matrix(sc)
      y <- as.matrix(f$y); ny <- ncol(y); stv <- if (is.null(o$strata)) rep(1, nrow(y)) else as.integer(quiet(E, paste0("strata(", paste0("d$", o$strata, collapse = ", "), ", shortlabel = TRUE)")))
      od <- order(stv, y[, ny - 1], -y[, ny]); od <- od[y[od, ny] == 1]
      mm <- model.matrix(f); ok <- nrow(sc) == length(od) && all(abs(as.numeric(tm) - y[od, ny - 1]) < 1e-6)
      if (ok && nrow(sc) > 1) { same <- which(diff(y[od, ny - 1]) == 0 & diff(stv[od]) == 0); ok <- all(abs((sc[same + 1, ] - sc[same, ]) - (mm[od[same + 1], ] - mm[od[same], ])) < 1e-7, na.rm = TRUE) }
      if (!ok) message("  schoenfeld row order not confirmed: ", data)
      R$schoenfeld <- c(list(row = if (ok) A(E$d$.row[od]) else NULL, time = A(as.numeric(tm))), lapply(setNames(seq_len(ncol(sc)), names(coef(f))), function(j) A(unname(sc[, j])))) }
    if (!is.null(ss)) { ss <- as.matrix(ss); R$scaled_schoenfeld <- lapply(setNames(seq_len(ncol(ss)), names(coef(f))), function(j) A(unname(ss[, j]))) }
    x$residuals <- R; E$.code <- c(E$.code, "residuals(fit, type = ...)   # martingale, deviance, score, dfbeta, dfbetas, schoenfeld, scaledsch") }
  if (!is.null(o$transforms)) { fac <- any(vapply(o$covariates, function(z) z$type == "categorical" && length(z$levels) > 2, NA))
    x$ph_test <- lapply(o$transforms, function(tr) { do(E, "zp <- cox.zph(fit, transform = \"", tr, "\")"); T <- E$zp$table
      out <- list(transform = tr, by = "term", names = A(rownames(T)), chi2 = A(T[, 1]), df = A(T[, 2]), p_value = A(T[, 3]))
      if (fac) { T2 <- cox.zph(f, transform = tr, terms = FALSE)$table; out$by_coefficient <- list(names = A(rownames(T2)), chi2 = A(T2[, 1]), df = A(T2[, 2]), p_value = A(T2[, 3])) }
      out }) }
  if (!is.null(o$newdata)) { x$predictions <- lapply(o$newdata, function(rec) { E$nd <- nd_frame(o, rec)
      s <- quiet(E, paste0("survfit(fit, newdata = nd, conf.type = \"", opt(o, "conf_type", "log"), "\", conf.int = ", q_(o$conf_level), ")"))
      out <- list(newdata = rec, linear_predictor_centered = tryCatch(unname(predict(f, newdata = E$nd, type = "lp", reference = "sample")), error = function(e) NA),
                  relative_risk = NULL)
      out$relative_risk <- NULL
      if (!has("predictions_at_times_only")) out$curve <- list(time = A(s$time), n_risk = A(s$n.risk), n_event = A(s$n.event), surv = A(as.vector(s$surv)), std_err = A(as.vector(se_surv(s))), lower = A(as.vector(s$lower)), upper = A(as.vector(s$upper)), cumhaz = A(as.vector(s$cumhaz)), std_err_cumhaz = A(as.vector(s$std.chaz)))
      if (!is.null(o$at_times)) { m <- summary(s, times = o$at_times, extend = TRUE); out$at_times <- list(time = A(m$time), surv = A(as.vector(m$surv)), std_err = A(as.vector(m$std.err)), lower = A(as.vector(m$lower)), upper = A(as.vector(m$upper)), cumhaz = A(as.vector(m$cumhaz))) }
      q <- quantile(s, probs = .5); out$median <- list(time = as.vector(q$quantile), lower = as.vector(q$lower), upper = as.vector(q$upper))
      out })
    E$.code <- c(E$.code, paste0("survfit(fit, newdata = one row, conf.type = \"", opt(o, "conf_type", "log"), "\", conf.int = ", q_(o$conf_level), ")")) }
  list(E = E, x = x) }

# Firth-penalised Cox: maximise loglik(b) + 0.5 log det I(b); loglik and I(b) from coxph(init = b, iter.max = 0)
run_firth <- function(o, data) { E <- prep(o, data)
  base <- sub("coxph\\(", "coxph(", coxcall(o, "iter.max = 0")); base <- sub(", data = d", ", data = d, init = b", base, fixed = TRUE)
  p <- ncol(model.matrix(as.formula(paste("~", paste(c(covnames(o), vapply(o$interactions, function(p) paste(p, collapse = ":"), "")), collapse = "+"))), E$d)) - 1
  pl <- function(b) { E$b <- b; f <- quiet(E, base); c(f$loglik[2] + 0.5 * (-as.numeric(determinant(f$var, logarithm = TRUE)$modulus)), f$loglik[2]) }
  obj <- function(b) -pl(b)[1]
  gr <- function(f, b) vapply(seq_along(b), function(j) { h <- 1e-3; e <- replace(numeric(length(b)), j, h)   # 4th-order central difference
      (8 * (f(b + e) - f(b - e)) - (f(b + 2 * e) - f(b - 2 * e))) / (12 * h) }, 0)
  newton <- function(f, b, free) { m <- length(free); G <- function(v) gr(f, v)[free]
      for (it in 1:40) { g <- G(b); H <- matrix(0, m, m); for (a in seq_len(m)) { e <- replace(numeric(length(b)), free[a], 1e-3); H[, a] <- (G(b + e) - G(b - e)) / 2e-3 }
        s <- -solve((H + t(H)) / 2, g); if (max(abs(s)) > 1) s <- s / max(abs(s)); b[free] <- b[free] + s; if (max(abs(s)) < 1e-9) break }
      b }
  b0 <- rep(0, p); b <- newton(obj, b0, seq_len(p)); E$b <- b; f <- quiet(E, base); V <- f$var
  ll <- pl(b); ll0 <- pl(b0)
  crit <- qchisq(o$conf_level, 1) / 2; se <- sqrt(diag(V))
  prof <- function(j, sgn) { g <- function(v) { bb <- b; bb[j] <- v; free <- setdiff(seq_len(p), j); if (length(free)) bb <- newton(obj, bb, free); ll[1] - pl(bb)[1] - crit }
      lo <- b[j]; hi <- b[j] + sgn * se[j]; k <- 0; while (g(hi) < 0 && k < 40) { lo <- hi; hi <- hi + sgn * se[j]; k <- k + 1 }
      if (k >= 40) return(sgn * Inf); uniroot(g, sort(c(lo, hi)), tol = 1e-11)$root }
  plr <- vapply(seq_len(p), function(j) { bb <- b; bb[j] <- 0; free <- setdiff(seq_len(p), j); if (length(free)) bb <- newton(obj, bb, free); 2 * (ll[1] - pl(bb)[1]) }, 0)
  E$.code <- c(E$.code, paste0("# penalised loglik = loglik(b) + 0.5 * log det I(b), with ", base), "# maximised by Newton steps with numerical gradient; profile penalised likelihood intervals")
  nms <- names(coef(f))
  list(E = E, x = list(n_used = f$n, n_events = f$nevent, n_dropped_missing = E$.dropped,
    coefficients = list(names = A(nms), terms = A(coef_terms(nms, o)), coef = A(b), std_err = A(se), hr = A(exp(b)), wald_hr_lower = A(exp(b - zq(o$conf_level) * se)), wald_hr_upper = A(exp(b + zq(o$conf_level) * se)),
      profile_hr_lower = A(exp(vapply(seq_len(p), prof, 0, sgn = -1))), profile_hr_upper = A(exp(vapply(seq_len(p), prof, 0, sgn = 1))), profile_lr_chi2 = A(plr), profile_lr_p = A(pchisq(plr, 1, lower.tail = FALSE))),
    covariance = V, loglik_unpenalised = ll[2], loglik_penalised = ll[1], loglik_penalised_null = ll0[1], penalised_lr = list(chi2 = 2 * (ll[1] - ll0[1]), df = p, p_value = pchisq(2 * (ll[1] - ll0[1]), p, lower.tail = FALSE)),
    max_abs_gradient = max(abs(gr(obj, b))))) }

## ------------------------------------------------------------ 4. landmark
run_landmark <- function(o, data) { E <- prep(o, data); L <- o$landmark
  e <- paste0("(d$", o$event$column, " %in% ", vec(o$event$event_codes), ")")
  variants <- list(list(keep = ">", exposed = "<="), list(keep = ">=", exposed = "<="), list(keep = ">", exposed = "<"), list(keep = ">=", exposed = "<"))
  if (is.null(o$exposure_time)) variants <- variants[1:2]
  out <- lapply(variants, function(v) {
    keep <- paste0("d$", o$time, " ", v$keep, " ", q_(L)); V <- newenv(); V$d <- E$d
    do(V, "k <- d[", keep, ", ]")
    tv <- E$d[[o$time]]; is_ev <- E$d[[o$event$column]] %in% o$event$event_codes; kp <- eval(parse(text = keep), V)
    if (!is.null(o$exposure_time)) do(V, "k$group <- factor(ifelse(!is.na(k$", o$exposure_time, ") & k$", o$exposure_time, " ", v$exposed, " ", q_(L), ", 1, 0), levels = c(\"0\", \"1\"))")
    else do(V, "k$group <- k$", o$group)
    do(V, "k$lt <- k$", o$time, " - ", q_(L), "; k$le <- as.integer(k$", o$event$column, " %in% ", vec(o$event$event_codes), ")")
    do(V, "fit <- survfit(Surv(lt, le) ~ group, data = k, conf.type = \"", o$conf_type, "\", conf.int = ", q_(o$conf_level), ")")
    cur <- km_curves(V, o)
    lr <- NULL; if (length(unique(V$k$group)) > 1) { y <- aeqSurv(Surv(V$k$lt, V$k$le)); Lc <- lr_core(y, V$k$group)
      do(V, "sd <- survdiff(Surv(lt, le) ~ group, data = k)"); stopifnot(all.equal(V$sd$chisq, Lc$chi))
      lr <- list(groups = A(Lc$levels), observed = A(Lc$O), expected = A(Lc$E), chi2 = Lc$chi, df = Lc$df, p_value = pchisq(Lc$chi, Lc$df, lower.tail = FALSE)) }
    oc <- list(covariates = c(list(list(name = "group", type = "categorical", reference = levels(V$k$group)[1], levels = levels(V$k$group))), o$covariates), ties = o$ties, conf_level = o$conf_level)
    do(V, "cx <- coxph(Surv(lt, le) ~ ", paste(covnames(oc), collapse = " + "), ", data = k, ties = \"", o$ties, "\", control = coxph.control(eps = 2e-12, iter.max = 60))")
    E$.code <<- NULL; E$.vcode <- c(E$.vcode, paste0("# keep ", v$keep, " landmark; exposed ", v$exposed, " landmark"), V$.code)
    list(subject_kept_when = paste("time", v$keep, "landmark"), exposed_when = if (is.null(o$exposure_time)) NULL else paste("exposure time", v$exposed, "landmark"),
      n_before = nrow(E$d), n_kept = sum(kp), n_excluded_event = sum(!kp & is_ev), n_excluded_censored = sum(!kp & !is_ev),
      n_time_equal_landmark = sum(tv == L), n_by_group = list(groups = A(levels(V$k$group)), n = A(as.numeric(table(V$k$group)))),
      km_since_landmark = cur, rmst_difference = rmst_diff(cur, o), rmst_ratio = rmst_ratio(cur, o), logrank = lr, cox = cox_out(V, oc, V$cx)) })
  E$.code <- c(E$.code, E$.vcode)
  list(E = E, x = list(landmark = L, variants = lapply(out, function(z) z[!vapply(z, is.null, NA)]))) }

# the hazard ratio of the exposure at each landmark, alone and adjusted
run_sweep <- function(o, data) { E <- prep(o, data); keep <- if (o$boundary == "keep-at") ">=" else ">"
  one <- function(rhs) { do(E, "cx <- coxph(Surv(lt, le) ~ ", rhs, ", data = k, ties = \"", o$ties, "\", control = coxph.control(eps = 2e-12, iter.max = 60))")
    s <- summary(E$cx, conf.int = o$conf_level); list(hazard_ratio = s$conf.int[1, 1], lower = s$conf.int[1, 3], upper = s$conf.int[1, 4], p_value = s$coefficients[1, 5]) }
  pts <- lapply(o$landmarks, function(L) {
    do(E, "k <- d[d$", o$time, " ", keep, " ", q_(L), ", ]; k$exposed <- as.integer(!is.na(k$", o$exposure_time, ") & k$", o$exposure_time, " <= ", q_(L), ")")
    do(E, "k$lt <- k$", o$time, " - ", q_(L), "; k$le <- as.integer(k$", o$event$column, " %in% ", vec(o$event$event_codes), ")")
    list(landmark = L, n = nrow(E$k), exposed = sum(E$k$exposed), events = sum(E$k$le), unadjusted = one("exposed"), adjusted = one(paste(c("exposed", covnames(o)), collapse = " + "))) })
  list(E = E, x = list(landmarks = pts)) }

## ------------------------------------------------------------ 5. time-dependent exposure
# exact partial likelihood on start-stop rows = conditional logistic likelihood with one stratum per event time (uses the fast recursion)
risk_sets <- function(k) { y <- aeqSurv(with(k, Surv(start, stop, event))); tt <- sort(unique(y[y[, 3] == 1, 2]))
  do.call(rbind, lapply(tt, function(t) { r <- y[, 1] < t & y[, 2] >= t; z <- k[r, ]; z$.case <- as.integer(y[r, 2] == t & y[r, 3] == 1); z$.t <- t; z })) }
run_td <- function(o, data) { E <- prep(o, data)
  if (!is.null(o$exposure_time)) { # subject level -> counting process rows
    E$.code <- c(E$.code, paste0("# split each subject at its exposure time w (rows (0,w] unexposed and (w,time] exposed; w <= 0: exposed throughout; w missing or w >= time: never exposed)"))
    d <- E$d; w <- d[[o$exposure_time]]; tt <- d[[o$time]]; evn <- as.integer(d[[o$event$column]] %in% o$event$event_codes)
    rows <- do.call(rbind, lapply(seq_len(nrow(d)), function(i) {
      if (is.na(w[i]) || w[i] >= tt[i]) data.frame(i = i, start = 0, stop = tt[i], event = evn[i], exposed = 0)
      else if (w[i] <= 0) data.frame(i = i, start = 0, stop = tt[i], event = evn[i], exposed = 1)
      else data.frame(i = c(i, i), start = c(0, w[i]), stop = c(w[i], tt[i]), event = c(0, evn[i]), exposed = c(0, 1)) }))
    k <- cbind(d[rows$i, setdiff(names(d), c("start", "stop", "event", "exposed")), drop = FALSE], rows[, -1]); E$k <- k
  } else { E$k <- E$d; E$k$start <- E$d[[o$start]]; E$k$stop <- E$d[[o$stop]]; E$k$event <- as.integer(E$d[[o$event$column]] %in% o$event$event_codes); E$k$exposed <- E$d[[o$exposure]] ; E$.code <- c(E$.code, "k <- d   # already in counting-process form") }
  n_bad <- sum(E$k$stop <= E$k$start); k <- E$k <- E$k[E$k$stop > E$k$start, ]
  y <- aeqSurv(with(k, Surv(start, stop, event))); g <- factor(k$exposed, levels = c("0", "1"))
  L <- lr_core(y, g)
  E$rs <- risk_sets(k); E$.code <- c(E$.code, "rs <- risk_sets(k)   # one stratum per event time; see make_golden.R")
  do(E, "cx <- coxph(Surv(rep(1, nrow(rs)), .case) ~ exposed + strata(.t), data = rs, ties = \"exact\")")
  few <- choose(nrow(k), max(table(y[y[, 3] == 1, 2]))) < 2e6; if (few) { z <- coxph(Surv(start, stop, event) ~ exposed, data = k, ties = "exact"); stopifnot(all.equal(unname(z$coefficients), unname(E$cx$coefficients), tolerance = 1e-7), all.equal(z$score, E$cx$score, tolerance = 1e-7)) }
  mb <- list(groups = A(L$levels), observed = A(L$O), expected = A(L$E), variance = L$V, chi2 = L$chi, df = L$df, p_value = pchisq(L$chi, L$df, lower.tail = FALSE),
             agrees_with_coxph_exact_score = isTRUE(all.equal(L$chi, E$cx$score, tolerance = 1e-8)))
  sm <- lapply(o$simon_makuch_landmarks, function(lm) { do(E, "fit <- survfit(Surv(start, stop, event) ~ exposed, data = k, conf.type = \"", o$conf_type, "\", conf.int = ", q_(o$conf_level), if (lm > 0) paste0(", start.time = ", lm), ")")
      oo <- o; oo$rmst_tau <- NULL; if (lm > 0) oo$at_times <- o$at_times[o$at_times >= lm]; list(landmark = lm, curves = km_curves(E, oo)) })
  E$d <- k
  cx <- lapply(c("breslow", "efron", "exact"), function(ti) { oc <- list(covariates = c(list(num("exposed")), o$covariates), ties = ti, conf_level = o$conf_level)
      if (ti == "exact") do(E, "cx <- coxph(Surv(rep(1, nrow(rs)), .case) ~ ", paste(covnames(oc), collapse = " + "), " + strata(.t), data = rs, ties = \"exact\", control = coxph.control(eps = 2e-12, iter.max = 60))")
      else do(E, "cx <- coxph(Surv(start, stop, event) ~ ", paste(covnames(oc), collapse = " + "), ", data = k, ties = \"", ti, "\", control = coxph.control(eps = 2e-12, iter.max = 60))")
      c(list(ties = ti), cox_out(E, oc, fixcox(E$cx))) })
  x <- list(n_rows = nrow(k), n_rows_dropped_zero_length = n_bad, n_exposed_subjects = if (!is.null(o$id)) length(unique(k[[o$id]][k$exposed == 1])) else NULL, person_time = list(unexposed = sum((k$stop - k$start)[k$exposed == 0]), exposed = sum((k$stop - k$start)[k$exposed == 1])),
       events = list(unexposed = sum(k$event[k$exposed == 0]), exposed = sum(k$event[k$exposed == 1])), mantel_byar = mb, simon_makuch = sm, cox = cx)
  if (!is.null(o$exposure_time)) x$rows <- list(row = A(k$.row), start = A(k$start), stop = A(k$stop), event = A(k$event), exposed = A(k$exposed))
  list(E = E, x = x) }

## ------------------------------------------------------------ 6. competing risks
crprep <- function(o, data) { E <- prep(o, data)
  codes <- c(o$event$censor_codes[1], vapply(o$event$causes, function(z) z$code, o$event$causes[[1]]$code)); labs <- c("censor", vapply(o$event$causes, function(z) z$label, ""))
  do(E, "d$ev <- factor(d$", o$event$column, ", levels = ", vec(codes), ", labels = ", vec(labs), ")"); E$labs <- labs[-1]; E }
run_cuminc <- function(o, data) { E <- crprep(o, data); rhs <- if (is.null(o$group)) "1" else o$group
  surv <- if (!is.null(o$start)) sprintf("Surv(%s, %s, ev)", o$start, o$stop) else sprintf("Surv(%s, ev)", o$time)
  do(E, "fit <- survfit(", surv, " ~ ", rhs, ", data = d, conf.type = \"", o$conf_type, "\", conf.int = ", q_(o$conf_level), if (!is.null(o$id)) paste0(", id = ", o$id), if (!is.null(o$weights)) paste0(", weights = ", o$weights), ")")
  f <- E$fit; k <- if (is.null(f$strata)) 1 else length(f$strata); idx <- if (is.null(f$strata)) list(seq_along(f$time)) else split(seq_along(f$time), rep(seq_len(k), f$strata))
  cau <- E$labs; col <- match(cau, f$states)
  cum <- NULL
  if (is.null(o$start) && is.null(o$weights)) { do(E, "ci <- cmprsk::cuminc(d$", o$time, ", as.integer(d$ev) - 1L", if (!is.null(o$group)) paste0(", group = d$", o$group), if (!is.null(o$strata)) paste0(", strata = d$", o$strata[1]), if (!is.null(o$rho)) paste0(", rho = ", o$rho[1]), ", cencode = 0)"); cum <- E$ci }
  tp <- if (!is.null(cum) && !is.null(o$at_times)) cmprsk::timepoints(cum, o$at_times) else NULL
  glev <- if (is.null(o$group)) "1" else sub("^[^=]*=", "", names(f$strata))
  cur <- lapply(seq_len(k), function(i) { ii <- idx[[i]]
    out <- list(); if (!is.null(f$strata)) out$group <- glev[i]
    out$n <- unname(f$n[i]); nr <- f$n.risk; nr <- if (is.matrix(nr)) nr[ii, 1] else nr[ii]
    out$time <- A(f$time[ii]); out$n_risk <- A(nr); out$n_censor <- A(if (is.matrix(f$n.censor)) f$n.censor[ii, 1] else f$n.censor[ii])
    out$event_free <- A(f$pstate[ii, match("(s0)", f$states)])
    out$causes <- lapply(seq_along(cau), function(j) { z <- list(cause = cau[j], n_event = A(f$n.event[ii, col[j]]), cif = A(f$pstate[ii, col[j]]), std_err = A(f$std.err[ii, col[j]]), lower = A(f$lower[ii, col[j]]), upper = A(f$upper[ii, col[j]]), cumhaz_cause_specific = A(f$cumhaz[ii, j]))
      if (!is.null(tp)) { rn <- paste(glev[i], j); r <- match(rn, rownames(tp$est)); est <- tp$est[r, ]; va <- tp$var[r, ]
        q <- zq(o$conf_level); w <- sqrt(va) / (est * log(est))
        z$cmprsk_at_times <- list(time = A(o$at_times), cif = A(est), var_aalen = A(va), std_err = A(sqrt(va)), lower_plain = A(pmax(0, est - q * sqrt(va))), upper_plain = A(pmin(1, est + q * sqrt(va))), lower_loglog = A(est^exp(-q * w)), upper_loglog = A(est^exp(q * w))) }
      z })
    if (!is.null(o$at_times)) { s <- summary(if (k == 1) f else f[i, ], times = o$at_times, extend = TRUE); cs <- match(cau, s$states)
      out$at_times <- list(time = A(s$time), n_risk = A(if (is.matrix(s$n.risk)) s$n.risk[, 1] else s$n.risk), causes = lapply(seq_along(cau), function(j) list(cause = cau[j], cif = A(s$pstate[, cs[j]]), std_err = A(s$std.err[, cs[j]]), lower = A(s$lower[, cs[j]]), upper = A(s$upper[, cs[j]])))) }
    if (!is.null(o$rmst_tau)) out$mean_time_lost <- lapply(o$rmst_tau, function(tau) { tb <- summary(if (k == 1) f else f[i, ], rmean = tau)$table; tb <- as.matrix(tb)
        list(tau = tau, cause = A(cau), time = A(tb[match(cau, rownames(tb)), grep("rmean", colnames(tb))[1]]), std_err = if (any(grepl("se\\(|std\\(", colnames(tb)))) A(tb[match(cau, rownames(tb)), grep("se\\(|std\\(", colnames(tb))[1]]) else NULL) })
    out })
  x <- list(n_used = nrow(E$d), n_dropped_missing = E$.dropped, curves = cur)
  if (!is.null(cum) && !is.null(cum$Tests)) x$gray_test <- list(cause = A(cau), chi2 = A(cum$Tests[, 1]), df = A(cum$Tests[, 3]), p_value = A(cum$Tests[, 2]))
  list(E = E, x = x) }
run_gray <- function(o, data) { E <- crprep(o, data)
  res <- lapply(opt(o, "rho", 0), function(rh) { do(E, "ci <- cmprsk::cuminc(d$", o$time, ", as.integer(d$ev) - 1L, group = d$", o$group, if (!is.null(o$strata)) paste0(", strata = d$", o$strata[1]), ", rho = ", q_(rh), ", cencode = 0)")
      T <- E$ci$Tests; list(rho = rh, cause = A(E$labs[as.integer(rownames(T))]), chi2 = A(T[, 1]), df = A(T[, 3]), p_value = A(T[, 2])) })
  list(E = E, x = list(n_used = nrow(E$d), n_dropped_missing = E$.dropped, n_by_cause = list(cause = A(levels(E$d$ev)), n = A(as.numeric(table(E$d$ev)))), gray_tests = res)) }
run_finegray <- function(o, data) { E <- crprep(o, data); lab <- vapply(o$event$causes, function(z) z$label, ""); fc <- match(o$cause, lab)
  do(E, "X <- model.matrix(~ ", paste(covnames(o), collapse = " + "), ", d)[, -1, drop = FALSE]")
  mu <- rep(0, ncol(E$X)); if (isTRUE(o$crr_centered)) { do(E, "mu <- colMeans(X); X <- sweep(X, 2, mu)   # crr does not centre; large offsets make it fail"); mu <- E$mu }
  do(E, "cr <- cmprsk::crr(d$", o$time, ", as.integer(d$ev) - 1L, X, failcode = ", fc, ", cencode = 0", if (!is.null(o$censor_group)) paste0(", cengroup = d$", o$censor_group), ", gtol = 1e-11, maxiter = 100)")
  r <- E$cr; se <- sqrt(diag(r$var)); q <- zq(o$conf_level); b <- r$coef; nms <- colnames(E$X); stopifnot(r$converged)
  x <- list(n_used = nrow(E$d), n_dropped_missing = E$.dropped, converged = r$converged,
     crr = list(names = A(nms), terms = A(coef_terms(nms, o)), coef = A(b), std_err = A(se), z = A(b / se), p_value = A(2 * pnorm(-abs(b / se))), shr = A(exp(b)), shr_lower = A(exp(b - q * se)), shr_upper = A(exp(b + q * se)),
        covariance = unname(r$var), inverse_information = unname(r$invinf), loglik_null = r$loglik.null, loglik_model = r$loglik, pseudo_lr = 2 * (r$loglik - r$loglik.null),
        baseline = list(at_covariates = if (any(mu != 0)) A(mu) else NULL, time = A(r$uftime), jump_cumulative_subhazard = A(r$bfitj))))
  do(E, "gap <- min(diff(sort(unique(d$", o$time, ")))) / 1000; ft <- d$", o$time, " + ifelse(d$ev == \"censor\", gap, 0)   # censorings moved just after tied events")
  do(E, "ce <- cmprsk::crr(ft, as.integer(d$ev) - 1L, X, failcode = ", fc, ", cencode = 0", if (!is.null(o$censor_group)) paste0(", cengroup = d$", o$censor_group), ", gtol = 1e-11, maxiter = 100)")
  x$crr_events_before_censoring <- list(coef = A(E$ce$coef), std_err = A(sqrt(diag(E$ce$var))), covariance = unname(E$ce$var), loglik_null = E$ce$loglik.null, loglik_model = E$ce$loglik)
  if (!is.null(o$newdata)) x$crr_predictions <- lapply(o$newdata, function(rec) { nd <- nd_frame(o, rec); m <- model.matrix(as.formula(paste("~", paste(covnames(o), collapse = "+"))), nd)[, -1, drop = FALSE]
      m <- sweep(m, 2, mu); p <- predict(r, cov1 = m); z <- list(newdata = rec, time = A(p[, 1]), cif = A(p[, 2])); if (!is.null(o$at_times)) { z$at_times <- list(time = A(o$at_times), cif = A(c(0, p[, 2])[findInterval(o$at_times, p[, 1]) + 1])) }; z })
  if (is.null(o$censor_group)) { do(E, "d$.id <- seq_len(nrow(d)); fg <- finegray(Surv(", o$time, ", ev) ~ ., data = d[, ", vec(unique(c(o$time, "ev", covnames(o), ".id"))), "], etype = \"", o$cause, "\")")
    x$finegray_coxph <- lapply(c("breslow", "efron"), function(ti) { do(E, "fit <- coxph(Surv(fgstart, fgstop, fgstatus) ~ ", paste(covnames(o), collapse = " + "), ", data = fg, weights = fgwt, cluster = .id, robust = TRUE, ties = \"", ti, "\", control = coxph.control(eps = 2e-12, iter.max = 60))")
      f <- E$fit; list(ties = ti, names = A(names(coef(f))), coef = A(coef(f)), robust_std_err = A(sqrt(diag(f$var))), naive_std_err = A(sqrt(diag(f$naive.var))), loglik_null = f$loglik[1], loglik_model = f$loglik[2]) })
    x$finegray_rows <- nrow(E$fg); x$finegray_sum_of_weights <- sum(E$fg$fgwt)
    if (isTRUE(o$show_expanded_rows)) x$finegray_data <- list(row = A(E$d$.row[E$fg$.id]), start = A(E$fg$fgstart), stop = A(E$fg$fgstop), status = A(E$fg$fgstatus), weight = A(E$fg$fgwt)) }
  list(E = E, x = x) }

## ------------------------------------------------------------ 7. table tests
tenv <- function(data, cols, drop = TRUE) { E <- newenv(); do(E, "d <- read.csv(\"data/", data, ".csv\", check.names = FALSE)"); n0 <- nrow(E$d)
  if (drop && anyNA(E$d[, cols])) do(E, "d <- d[complete.cases(d[, ", vec(cols), "]), ]"); E$.dropped <- n0 - nrow(E$d); E }
# fisher.test stops its searches at uniroot's default tolerance (1.2e-4); the same equations solved to rounding.
tight_odds_ratio <- function(T, level) {
  m <- sum(T[, 1]); n <- sum(T[, 2]); k <- sum(T[1, ]); a <- T[1, 1]; s <- max(0, k - n):min(k, m); base <- dhyper(s, m, n, k, log = TRUE)
  p <- function(t) { d <- base + s * t; d <- exp(d - max(d)); d / sum(d) }; root <- function(f) exp(uniroot(f, c(-20, 20), tol = 1e-15, maxiter = 10000)$root)
  low <- a == min(s); high <- a == max(s); tail <- (1 - level) / 2
  list(odds_ratio = if (low) 0 else if (high) Inf else root(function(t) sum(s * p(t)) - a), lower = if (low) 0 else root(function(t) sum(p(t)[s >= a]) - tail), upper = if (high) Inf else root(function(t) sum(p(t)[s <= a]) - tail)) }
run_contingency <- function(o, data) { E <- tenv(data, c(o$row, o$column))
  do(E, "tab <- table(factor(d$", o$row, ", levels = ", vec(as.character(o$row_levels)), "), factor(d$", o$column, ", levels = ", vec(as.character(o$column_levels)), "))")
  T <- E$tab; x <- list(n_used = sum(T), n_dropped_missing = E$.dropped, table = unclass(matrix(as.numeric(T), nrow(T))))
  do(E, "ch <- chisq.test(tab, correct = FALSE)"); c0 <- E$ch
  x$chi_square <- list(chi2 = unname(c0$statistic), df = unname(c0$parameter), p_value = c0$p.value, expected = matrix(c0$expected, nrow(T)), pearson_residuals = matrix(as.numeric(c0$residuals), nrow(T)), standardized_residuals = matrix(as.numeric(c0$stdres), nrow(T)))
  if (all(dim(T) == 2)) { do(E, "cy <- chisq.test(tab, correct = TRUE)"); x$chi_square_yates <- list(chi2 = unname(E$cy$statistic), df = 1, p_value = E$cy$p.value) }
  x$cramers_v <- unname(sqrt(c0$statistic / (sum(T) * (min(dim(T)) - 1))))
  lv <- opt(o, "conf_level", 0.95)
  do(E, "fi <- fisher.test(tab, conf.level = ", q_(lv), ", workspace = 2e7)"); f <- E$fi
  x$fisher <- list(p_value = f$p.value); if (all(dim(T) == 2)) { x$fisher$odds_ratio_conditional_mle <- unname(f$estimate); x$fisher$lower <- f$conf.int[1]; x$fisher$upper <- f$conf.int[2]
    x$fisher$tight <- tight_odds_ratio(T, lv)
    x$fisher$p_less <- fisher.test(T, alternative = "less")$p.value; x$fisher$p_greater <- fisher.test(T, alternative = "greater")$p.value
    a <- T[1, 1]; b <- T[1, 2]; cc <- T[2, 1]; dd <- T[2, 2]; or <- a * dd / (b * cc); s <- sqrt(1 / a + 1 / b + 1 / cc + 1 / dd)
    x$odds_ratio_wald <- list(odds_ratio = or, lower = exp(log(or) - zq(lv) * s), upper = exp(log(or) + zq(lv) * s)) }
  G <- 2 * sum(ifelse(T > 0, T * log(T / c0$expected), 0)); x$likelihood_ratio_g <- list(chi2 = G, df = unname(c0$parameter), p_value = unname(pchisq(G, c0$parameter, lower.tail = FALSE)))
  list(E = E, x = x) }
# Exact distribution of a rank sum given the ranks (shift algorithm of Streitberg and Roehmel); two-sided: at least as far from the mean.
# Equal to exactRankTests::wilcox.exact, which CRAN has archived.
exact_rank_sum <- function(a, b) {
  s <- as.integer(round(2 * rank(c(a, b)))); m <- length(a); top <- sum(sort(s, decreasing = TRUE)[seq_len(m)])
  ways <- matrix(0, m + 1, top + 1); ways[1, 1] <- 1
  for (x in s) { i <- seq_len(top + 1 - x); for (k in m:1) ways[k + 1, i + x] <- ways[k + 1, i + x] + ways[k, i] }
  distance <- abs(0:top - m * mean(s)); sum(ways[m + 1, distance >= abs(sum(s[seq_len(m)]) - m * mean(s)) - 1e-9]) / choose(length(s), m) }
run_rank <- function(o, data) { E <- tenv(data, c(o$variable, o$group)); lv <- as.character(o$group_levels)
  do(E, "d$g <- factor(d$", o$group, ", levels = ", vec(lv), "); d$v <- d$", o$variable); d <- E$d[!is.na(E$d$g), ]; E$d <- d
  x <- list(n_used = nrow(d), n_dropped_missing = E$.dropped, n_by_group = A(as.numeric(table(d$g))))
  if (length(lv) == 2) { a <- d$v[d$g == lv[1]]; b <- d$v[d$g == lv[2]]; n1 <- length(a); n2 <- length(b); ties <- anyDuplicated(c(a, b)) > 0
    do(E, "w0 <- wilcox.test(v ~ g, data = d, exact = FALSE, correct = FALSE)"); do(E, "w1 <- wilcox.test(v ~ g, data = d, exact = FALSE, correct = TRUE)")
    U1 <- unname(E$w0$statistic); tt <- table(c(a, b)); N <- n1 + n2; sg <- sqrt(n1 * n2 / 12 * ((N + 1) - sum(tt^3 - tt) / (N * (N - 1)))); m <- n1 * n2 / 2
    x$mann_whitney <- list(u_first_group = U1, u_second_group = n1 * n2 - U1, rank_sum_first_group = U1 + n1 * (n1 + 1) / 2, has_ties = ties, sigma_tie_corrected = sg,
       normal = list(z = (U1 - m) / sg, p_value = E$w0$p.value), normal_continuity_corrected = list(z = (U1 - m - sign(U1 - m) * 0.5) / sg, p_value = E$w1$p.value))
    if (n1 * n2 <= 5000) { if (ties) { E$exact_rank_sum <- exact_rank_sum; do(E, "ex <- exact_rank_sum(d$v[d$g == levels(d$g)[1]], d$v[d$g == levels(d$g)[2]])   # formula given in make_golden.R"); x$mann_whitney$exact <- list(p_value = E$ex, method = "exact conditional distribution given the ties") }
      else { do(E, "ex <- wilcox.test(v ~ g, data = d, exact = TRUE)"); x$mann_whitney$exact <- list(p_value = E$ex$p.value, method = "exact, no ties") } }
    do(E, "ts <- t.test(v ~ g, data = d, var.equal = TRUE, conf.level = ", q_(o$conf_level), ")"); do(E, "tw <- t.test(v ~ g, data = d, var.equal = FALSE, conf.level = ", q_(o$conf_level), ")")
    tl <- function(t) list(t = unname(t$statistic), df = unname(t$parameter), p_value = t$p.value, mean_first = unname(t$estimate[1]), mean_second = unname(t$estimate[2]), difference = unname(t$estimate[1] - t$estimate[2]), lower = t$conf.int[1], upper = t$conf.int[2])
    x$t_student <- tl(E$ts); x$t_welch <- tl(E$tw) }
  do(E, "kw <- kruskal.test(v ~ g, data = d)"); x$kruskal_wallis <- list(h = unname(E$kw$statistic), df = unname(E$kw$parameter), p_value = E$kw$p.value)
  do(E, "a1 <- oneway.test(v ~ g, data = d, var.equal = TRUE)"); do(E, "a2 <- oneway.test(v ~ g, data = d, var.equal = FALSE)")
  al <- function(a) list(f = unname(a$statistic), df1 = unname(a$parameter[1]), df2 = unname(a$parameter[2]), p_value = a$p.value); x$anova <- al(E$a1); x$anova_welch <- al(E$a2)
  list(E = E, x = x) }
run_proptrend <- function(o, data) { E <- tenv(data, c(o$event, o$group)); lv <- as.character(o$group_levels)
  do(E, "n <- as.numeric(table(factor(d$", o$group, ", levels = ", vec(lv), "))); ev <- as.numeric(tapply(d$", o$event, " == ", q_(o$event_code), ", factor(d$", o$group, ", levels = ", vec(lv), "), sum))")
  do(E, "tr <- prop.trend.test(ev, n, score = ", vec(o$scores), ")")
  N <- sum(E$n); p <- sum(E$ev) / N; T <- sum(o$scores * (E$ev - E$n * p)); V <- p * (1 - p) * (sum(E$n * o$scores^2) - sum(E$n * o$scores)^2 / N); z <- T / sqrt(V); stopifnot(all.equal(z^2, unname(E$tr$statistic)))
  do(E, "hom <- chisq.test(rbind(ev, n - ev), correct = FALSE)")
  list(E = E, x = list(n_used = N, n_dropped_missing = E$.dropped, n = A(E$n), events = A(E$ev), proportion = A(E$ev / E$n), cochran_armitage = list(z = z, chi2 = z^2, df = 1, p_value = E$tr$p.value),
      linear_by_linear = list(chi2 = z^2 * (N - 1) / N, df = 1, p_value = pchisq(z^2 * (N - 1) / N, 1, lower.tail = FALSE)), homogeneity = list(chi2 = unname(E$hom$statistic), df = unname(E$hom$parameter), p_value = E$hom$p.value))) }
smd_num <- function(v, a, w) { m <- function(k) sum(w[k] * v[k]) / sum(w[k]); vv <- function(k) if (all(w == 1)) var(v[k]) else { W <- sum(w[k]); W2 <- sum(w[k]^2); W / (W^2 - W2) * sum(w[k] * (v[k] - m(k))^2) }
  list(mean_first = m(a), mean_second = m(!a), sd_first = sqrt(vv(a)), sd_second = sqrt(vv(!a)), smd = (m(a) - m(!a)) / sqrt((vv(a) + vv(!a)) / 2)) }
smd_cat <- function(v, lev, a, w) { p <- function(k) vapply(lev, function(l) sum(w[k] * (v[k] == l)) / sum(w[k]), 0); p1 <- p(a); p2 <- p(!a)
  S <- function(p) { m <- -outer(p, p); diag(m) <- p * (1 - p); m }
  if (length(lev) == 2) s <- (p1[2] - p2[2]) / sqrt((p1[2] * (1 - p1[2]) + p2[2] * (1 - p2[2])) / 2) else { i <- -1; M <- (S(p1[i]) + S(p2[i])) / 2; dd <- (p1 - p2)[i]; s <- sqrt(as.numeric(t(dd) %*% solve(M, dd))) }
  list(levels = A(lev), proportion_first = A(p1), proportion_second = A(p2), smd = unname(s)) }
smd_all <- function(d, o, a, w) lapply(o$variables, function(z) { v <- d[[z$name]]; k <- !is.na(v); c(list(variable = z$name, type = z$type, n_missing = sum(!k)), if (z$type == "numeric") smd_num(v[k], a[k], w[k]) else smd_cat(as.character(v)[k], z$levels, a[k], w[k])) })
run_smd <- function(o, data) { E <- tenv(data, o$group); d <- E$d; lv <- as.character(o$group_levels); d <- d[as.character(d[[o$group]]) %in% lv, ]; a <- as.character(d[[o$group]]) == lv[1]; w <- if (is.null(o$weights)) rep(1, nrow(d)) else d[[o$weights]]
  E$.code <- c(E$.code, "# numeric: (m1 - m2) / sqrt((s1^2 + s2^2)/2); 2 levels: (p1 - p2)/sqrt((p1 q1 + p2 q2)/2) for the second level; more levels: Mahalanobis form (Yang and Dalton 2012), first level left out; weighted variance: W/(W^2 - sum w^2) * sum w (x - m)^2")
  list(E = E, x = list(n_first = sum(a), n_second = sum(!a), smd = smd_all(d, o, a, w))) }
run_propci <- function(o, data) { E <- tenv(data, o$event); do(E, "x <- sum(d$", o$event, " %in% ", vec(o$event_code), "); n <- nrow(d)"); x <- E$x; n <- E$n; l <- o$conf_level
  do(E, "prop.test(x, n, conf.level = ", q_(l), ", correct = FALSE)$conf.int   # Wilson"); do(E, "binom.test(x, n, conf.level = ", q_(l), ")$conf.int   # Clopper-Pearson")
  ci <- function(v) list(lower = v[1], upper = v[2]); prop.test <- function(...) suppressWarnings(stats::prop.test(...)); p <- x / n; z <- zq(l); pa <- (x + z^2 / 2) / (n + z^2)
  list(E = E, x = list(events = x, n = n, proportion = p, wilson = ci(prop.test(x, n, conf.level = l, correct = FALSE)$conf.int), wilson_continuity_corrected = ci(prop.test(x, n, conf.level = l, correct = TRUE)$conf.int),
     clopper_pearson = ci(binom.test(x, n, conf.level = l)$conf.int), wald = ci(p + c(-1, 1) * z * sqrt(p * (1 - p) / n)), agresti_coull = ci(pa + c(-1, 1) * z * sqrt(pa * (1 - pa) / (n + z^2))), jeffreys = ci(c(if (x == 0) 0 else qbeta((1 - l) / 2, x + .5, n - x + .5), if (x == n) 1 else qbeta(1 - (1 - l) / 2, x + .5, n - x + .5))))) }
run_mcnemar <- function(o, data) { E <- tenv(data, c(o$first, o$second)); do(E, "tab <- table(factor(d$", o$first, ", levels = ", vec(o$levels), "), factor(d$", o$second, ", levels = ", vec(o$levels), "))"); T <- E$tab
  do(E, "m0 <- mcnemar.test(tab, correct = FALSE)"); do(E, "m1 <- mcnemar.test(tab, correct = TRUE)"); x <- list(n_used = sum(T), table = matrix(as.numeric(T), nrow(T)), mcnemar = list(chi2 = unname(E$m0$statistic), df = unname(E$m0$parameter), p_value = E$m0$p.value))
  if (all(dim(T) == 2)) { x$mcnemar_continuity_corrected <- list(chi2 = unname(E$m1$statistic), df = 1, p_value = E$m1$p.value); b <- T[1, 2]; cc <- T[2, 1]; do(E, "binom.test(tab[1, 2], tab[1, 2] + tab[2, 1])$p.value"); x$exact <- list(p_value = binom.test(b, b + cc)$p.value) }
  list(E = E, x = x) }
run_describe <- function(o, data) { E <- tenv(data, NULL, FALSE); d <- E$d; gl <- if (is.null(o$group)) NULL else as.character(o$group_levels)
  one <- function(v, z) { k <- !is.na(v); u <- v[k]; if (z$type == "numeric") { qs <- function(ty) A(quantile(u, c(.25, .5, .75), type = ty))
      list(variable = z$name, type = "numeric", n = sum(k), n_missing = sum(!k), mean = mean(u), sd = sd(u), min = min(u), max = max(u), quartiles_r_type7 = qs(7), quartiles_r_type6 = qs(6), quartiles_r_type2 = qs(2), t_mean_lower = unname(mean(u) - qt((1 + o$conf_level) / 2, sum(k) - 1) * sd(u) / sqrt(sum(k))), t_mean_upper = unname(mean(u) + qt((1 + o$conf_level) / 2, sum(k) - 1) * sd(u) / sqrt(sum(k)))) }
    else { cnt <- as.numeric(table(factor(as.character(u), levels = z$levels))); list(variable = z$name, type = "categorical", n = sum(k), n_missing = sum(!k), levels = A(z$levels), count = A(cnt), percent_of_nonmissing = A(100 * cnt / sum(k)), percent_of_all = A(100 * cnt / length(v))) } }
  E$.code <- c(E$.code, "mean, sd, quantile(x, c(.25,.5,.75), type = 7 | 6 | 2), table")
  blk <- function(dd) lapply(o$variables, function(z) one(dd[[z$name]], z)); x <- list(overall = blk(d)); if (!is.null(gl)) x$by_group <- lapply(gl, function(g) list(group = g, n = sum(as.character(d[[o$group]]) %in% g), variables = blk(d[as.character(d[[o$group]]) %in% g, ])))
  list(E = E, x = x) }
run_rate <- function(o, data) { E <- prep(o, data); d <- E$d; d$.pt <- if (!is.null(o$start)) d[[o$stop]] - d[[o$start]] else d[[o$time]]; d$.e <- d[[o$event$column]] %in% o$event$event_codes
  f <- function(dd) { t <- poisson.test(sum(dd$.e), sum(dd$.pt), conf.level = o$conf_level); list(events = sum(dd$.e), person_time = sum(dd$.pt), rate = unname(t$estimate), exact_lower = t$conf.int[1], exact_upper = t$conf.int[2]) }
  E$.code <- c(E$.code, "poisson.test(events, person_time)"); x <- list(overall = f(d)); if (!is.null(o$group)) x$by_group <- lapply(levels(d[[o$group]]), function(g) c(list(group = g), f(d[d[[o$group]] == g, ])))
  if (length(x$by_group) == 2) { a <- x$by_group; t <- poisson.test(c(a[[1]]$events, a[[2]]$events), c(a[[1]]$person_time, a[[2]]$person_time), conf.level = o$conf_level); x$rate_ratio_first_over_second <- list(estimate = unname(t$estimate), exact_lower = t$conf.int[1], exact_upper = t$conf.int[2], exact_p_value = t$p.value) }
  list(E = E, x = x) }
run_padjust <- function(o, data) { E <- newenv(); do(E, "p <- ", vec(o$p_values)); list(E = E, x = setNames(lapply(c("bonferroni", "holm", "hochberg", "BH", "BY"), function(m) { do(E, "p.adjust(p, \"", m, "\")"); A(p.adjust(o$p_values, m)) }), c("bonferroni", "holm", "hochberg", "benjamini_hochberg", "benjamini_yekutieli"))) }

## ------------------------------------------------------------ 8. logistic regression and IPTW
glmcall <- function(o) paste0("glm(I(", o$treatment, " == ", q_(o$treated_level), ") ~ ", paste(c(covnames(o), vapply(o$interactions, function(p) paste(p, collapse = ":"), "")), collapse = " + "), ", data = d, family = binomial, control = glm.control(epsilon = 1e-14, maxit = 100))")
# vcov(glm) comes from the weights before the last step, good to the square root of the stopping rule; at_estimate is the inverse information at the estimate.
logit_out <- function(g, o) { X <- model.matrix(g); pr <- fitted(g); W <- solve(crossprod(X * sqrt(pr * (1 - pr)))); V <- vcov(g); b <- coef(g); se <- sqrt(diag(V)); q <- zq(o$conf_level); list(names = A(names(b)), terms = A(coef_terms(names(b), o)), coef = A(b), std_err = A(se), z = A(b / se), p_value = A(2 * pnorm(-abs(b / se))), odds_ratio = A(exp(b)), or_lower = A(exp(b - q * se)), or_upper = A(exp(b + q * se)), covariance = unname(V), at_estimate = list(std_err = A(sqrt(diag(W))), covariance = unname(W)), deviance = deviance(g), null_deviance = g$null.deviance, df_residual = g$df.residual, loglik = as.numeric(logLik(g)), aic = AIC(g)) }
run_logistic <- function(o, data) { E <- prep(o, data, o$treatment); do(E, "g <- ", glmcall(o)); x <- list(n_used = nrow(E$d), n_dropped_missing = E$.dropped, logistic = logit_out(E$g, o)); pr <- as.numeric(fitted(E$g)); y <- E$d[[o$treatment]] == o$treated_level
  x$fitted <- list(row = A(E$d$.row), probability = A(pr)); n1 <- sum(y); x$c_statistic <- (sum(rank(pr)[y]) - n1 * (n1 + 1) / 2) / (n1 * sum(!y)); list(E = E, x = x) }
# log-rank test of weighted patients, Xie and Liu 2005, equations 1 to 3 (as RISCA::ipw.log.rank)
xie_liu <- function(time, status, g, w) { y <- aeqSurv(Surv(time, status)); time <- y[, 1]; g <- factor(g); K <- nlevels(g); O <- Ex <- numeric(K); V <- matrix(0, K, K)
  for (t in sort(unique(time[status == 1]))) { r <- time >= t; e <- time == t & status == 1; N <- sum(r); D <- sum(e)
    n <- as.numeric(tapply(w * r, g, sum)); d <- as.numeric(tapply(w * e, g, sum)); p <- n / sum(n); O <- O + d; Ex <- Ex + sum(d) * p
    if (N > 1) { s2 <- as.numeric(tapply(w^2 * r, g, sum)); M <- matrix(0, K, K); for (h in seq_len(K)) { u <- (seq_len(K) == h) - p; M <- M + s2[h] * outer(u, u) }; V <- V + D * (N - D) / (N * (N - 1)) * M } }
  Z <- O - Ex; chi <- as.numeric(Z[-1] %*% solve(V[-1, -1, drop = FALSE], Z[-1]))
  list(weighted_observed = A(O), weighted_expected = A(Ex), variance = V, chi2 = chi, df = K - 1, p_value = pchisq(chi, K - 1, lower.tail = FALSE)) }
run_iptw <- function(o, data) { E <- prep(o, data, o$treatment); do(E, "g <- ", glmcall(o)); do(E, "ps <- as.numeric(fitted(g)); z <- as.integer(d$", o$treatment, " == ", q_(o$treated_level), ")"); do(E, "pz <- mean(z)")
  wt <- switch(o$estimand, ate = "z / ps + (1 - z) / (1 - ps)", ate_stabilized = "z * pz / ps + (1 - z) * (1 - pz) / (1 - ps)", att = "z + (1 - z) * ps / (1 - ps)", overlap = "z * (1 - ps) + (1 - z) * ps")
  do(E, "w <- ", wt); if (!is.null(o$truncate_quantiles)) do(E, "w <- pmin(pmax(w, quantile(w, ", q_(o$truncate_quantiles[1]), ", type = 7)), quantile(w, ", q_(o$truncate_quantiles[2]), ", type = 7))")
  do(E, "d$w <- w; d$z <- z")
  ess <- function(k) sum(E$w[k])^2 / sum(E$w[k]^2)
  x <- list(n_used = nrow(E$d), n_dropped_missing = E$.dropped, logistic = logit_out(E$g, o), weights = list(row = A(E$d$.row), propensity = A(E$ps), weight = A(E$w)), sum_of_weights = list(treated = sum(E$w[E$z == 1]), untreated = sum(E$w[E$z == 0])), effective_sample_size = list(treated = ess(E$z == 1), untreated = ess(E$z == 0)))
  ov <- list(variables = o$covariates); x$balance_unweighted <- smd_all(E$d, ov, E$z == 1, rep(1, nrow(E$d))); x$balance_weighted <- smd_all(E$d, ov, E$z == 1, E$w)
  do(E, "fit <- survfit(", survtxt(o), " ~ z, data = d, weights = w, robust = FALSE, conf.type = \"", o$conf_type, "\", conf.int = ", q_(o$conf_level), ")")
  do(E, "fitr <- survfit(", survtxt(o), " ~ z, data = d, weights = w, robust = TRUE, conf.type = \"", o$conf_type, "\", conf.int = ", q_(o$conf_level), ")")
  o2 <- list(probs = c(.25, .5, .75), at_times = o$at_times); x$weighted_km_greenwood <- km_curves(E, o2, "fit"); r <- km_curves(E, o2, "fitr"); x$weighted_km_robust <- lapply(r, function(z) z[c("group", "time", "surv", "std_err", "lower", "upper", "quantiles", "at_times")])
  oc <- list(covariates = list(num("z")), conf_level = o$conf_level); do(E, "cx <- coxph(", survtxt(o), " ~ z, data = d, weights = w, robust = TRUE, ties = \"", o$ties, "\", control = coxph.control(eps = 2e-12, iter.max = 60))"); x$weighted_cox <- cox_out(E, oc, E$cx)
  do(E, "xl <- xie_liu(d$", o$time, ", as.integer(", evtxt(list(column = paste0("d$", o$event$column), event_codes = o$event$event_codes)), "), z, w)   # formula given in make_golden.R"); x$weighted_logrank <- E$xl
  list(E = E, x = x) }

RUN <- list(km = run_km, `reverse-km` = run_reverse_km, logrank = run_logrank, cox = run_cox, `firth-cox` = run_firth, landmark = run_landmark, `landmark-sweep` = run_sweep, `td-exposure` = run_td, cuminc = run_cuminc, gray = run_gray, `fine-gray` = run_finegray,
  contingency = run_contingency, `rank-and-mean` = run_rank, `proportion-trend` = run_proptrend, smd = run_smd, `proportion-ci` = run_propci, mcnemar = run_mcnemar, describe = run_describe, rate = run_rate, `p-adjust` = run_padjust, logistic = run_logistic, iptw = run_iptw)

## ------------------------------------------------------------ driver
source("r/cases.R")
only <- commandArgs(TRUE)
# survival 3.5-3: coxph(ties = "exact") on start-stop data returns a list without its class; put it back
fixcox <- function(f) { if (!inherits(f, "coxph")) { class(f) <- "coxph"; f$method <- "exact"; f$linear.predictors <- as.vector(f$linear.predictors) }; f }
dropnull <- function(x) { if (is.list(x) && !inherits(x, "jarr") && !is.data.frame(x)) { x <- x[!vapply(x, is.null, NA)]; x[] <- lapply(x, dropnull) } ; x }
versions <- list(R = paste(R.version$major, R.version$minor, sep = "."), survival = as.character(packageVersion("survival")), cmprsk = as.character(packageVersion("cmprsk")))
index <- list(); bad <- 0
for (cs in CASES) {
  if (!(cs$procedure %in% PROCEDURES) || (!is.null(cs$data) && is.null(DATA[[cs$data]]))) next   # a later procedure, or data under the GPL (see README)
  if (length(only) && !any(vapply(only, function(p) grepl(p, cs$id), NA))) next
  if (nzchar(Sys.getenv("REF_TRACE"))) message("- ", cs$id)
  r <- tryCatch(RUN[[cs$procedure]](cs$options, cs$data), error = function(e) { message("FAIL ", cs$id, ": ", conditionMessage(e)); NULL })
  if (is.null(r)) { bad <- bad + 1; next }
  x <- dropnull(r$x); if (length(r$E$.warn)) x$r_warnings <- A(r$E$.warn)
  f <- file.path("expected", paste0(cs$id, ".json")); con <- file(f, "wb"); writeLines(js(x), con); close(con)
  index[[cs$id]] <- dropnull(list(id = cs$id, procedure = cs$procedure, title = cs$title, data = if (is.null(cs$data)) NULL else DATA[[cs$data]]$file, expected = f, options = norm(cs$options), r_call = A(r$E$.code), notes = if (is.null(cs$notes)) NULL else A(cs$notes), do_not_compare = if (is.null(cs$do_not_compare)) NULL else A(cs$do_not_compare)))
}
used <- unique(unlist(lapply(index, function(z) z$data)))
if (!length(only)) unlink(setdiff(file.path("data", dir("data")), used))   # data of cases that are not here
DATA <- Filter(function(z) z$file %in% used, DATA)
if (!length(only)) { con <- file("cases.json", "wb"); writeLines(js(list(format_version = 1, generated_with = versions, case_count = length(index), datasets = DATA, cases = unname(index))), con); close(con) }
message(length(index), " cases written, ", bad, " failed")
print(table(vapply(index, function(z) z$procedure, "")))
