# The survival numbers of the thesis from the shipped synthetic cohort, by R's survival package: for whoever has R.
#   Rscript samples/toulouse/check.R [ANALYSED.csv PUBLISHED.csv]
# Without arguments it reads the files beside it. analysed.csv is the cohort in columns, as `oncosurv synthesize` writes it.
suppressPackageStartupMessages(library(survival))
args <- commandArgs(trailingOnly = TRUE)
if (length(args) == 0) {
  script <- sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))
  if (length(script) == 1) args <- file.path(dirname(script), c("analysed.csv", "published.csv"))
}
if (length(args) != 2 || !all(file.exists(args))) {
  cat("usage: Rscript check.R [ANALYSED.csv PUBLISHED.csv]; without arguments, analysed.csv and published.csv beside the script\n", file = stderr())
  quit(status = 2)
}
d <- read.csv(args[1], comment.char = "#")
p <- read.csv(args[2], stringsAsFactors = FALSE)
published <- function(id) p[match(id, p$id), c("value", "decimals", "relation")]
z <- qnorm(0.975)
met <- 0; all <- 0
# Numbers that the audit (audit.md) found wrong in print: no cohort has to give them.
skip <- c(
  table4.pfs.uni.focal_landmark6.p = "truncated: Figure 6B prints 0.0362 for the same test",
  table4.os.multi.number_of_metastases.p = "truncated: no HR and interval as printed give less than 0.951",
  table4.os.uni.ht_only.p = "a zero is missing: the interval gives 0.001",
  text.os.focal_td.p = "the p-value of PFS repeated: the interval gives 0.012 to 0.013")
line <- function(id, printed, value, remark) cat(sprintf("%-52s %11s %14.6f %s\n", id, printed, value, remark))
show <- function(id, value, remark = "") {
  x <- published(id)
  if (is.na(x$decimals)) return(invisible())
  if (id %in% names(skip)) return(line(id, x$value, value, paste("not counted:", skip[[id]])))
  printed <- suppressWarnings(as.numeric(x$value))
  unit <- 10^x$decimals
  ok <- if (x$relation == "<") value < printed else abs(floor(value * unit + 0.5) / unit - printed) < 0.25 / unit
  all <<- all + 1; met <<- met + ok
  line(id, x$value, value, trimws(paste(if (ok) "" else "MISSED", remark)))
}
four <- function(ids, b, se, p) for (id in ids) {
  show(paste0(id, ".hr"), exp(b)); show(paste0(id, ".lower"), exp(b - z * se)); show(paste0(id, ".upper"), exp(b + z * se)); show(paste0(id, ".p"), p)
}
day <- 30.4375
ever <- !is.na(d$exposure_day)
time <- list(pfs = d$pfs_days, os = d$os_days); event <- list(pfs = d$pfs_event, os = d$os_event)
episodes <- function(e) {
  x <- d; x$t <- time[[e]]; x$e <- event[[e]]
  late <- ever & d$exposure_day > 0 & d$exposure_day < x$t
  a <- x; a$start <- 0; a$stop <- ifelse(late, d$exposure_day, x$t); a$ev <- ifelse(late, 0, x$e); a$mdt <- as.integer(ever & d$exposure_day == 0)
  b <- x[late, ]; b$start <- b$exposure_day; b$stop <- b$t; b$ev <- b$e; b$mdt <- 1L
  rbind(a, b)
}
rank_p <- function(t, e, g) pchisq(survdiff(Surv(t, e) ~ g)$chisq, 1, lower.tail = FALSE)
for (e in c("os", "pfs")) {
  uni <- paste0("table4.", e, ".uni."); ep <- episodes(e)
  m <- summary(coxph(Surv(start, stop, ev) ~ mdt, ep, ties = "breslow"))$coefficients
  four(c(paste0(uni, "focal_td"), paste0("text.", e, ".focal_td")), m[1, 1], m[1, 3], m[1, 5])
  for (L in c(3, 6)) {
    keep <- d$pfs_days > L * day; g <- (ever & d$exposure_day <= L * day)[keep]
    m <- summary(coxph(Surv(time[[e]][keep], event[[e]][keep]) ~ g, ties = "breslow"))$coefficients
    four(c(paste0(uni, "focal_landmark", L), if (L == 6 && e == "pfs") "figure6b"), m[1, 1], m[1, 3], rank_p(time[[e]][keep], event[[e]][keep], g))
  }
  rows <- list(oms = d$oms, oligometastatic = d$oligorecurrent, number_of_metastases = d$several, grade = ifelse(d$grade_known == 1, d$grade3, NA),
               bone_only = d$bone_only, liver = d$liver, ht_cdk46 = ifelse(d$ht_only == 1, d$cdk46, NA), ht_only = d$ht_only, ct_only = d$ct_only)
  for (name in names(rows)) {
    x <- rows[[name]]; keep <- !is.na(x)
    m <- summary(coxph(Surv(time[[e]][keep], event[[e]][keep]) ~ x[keep], ties = "breslow"))$coefficients
    four(paste0(uni, name), m[1, 1], m[1, 3], rank_p(time[[e]][keep], event[[e]][keep], x[keep]))
  }
  m <- summary(coxph(Surv(time[[e]], event[[e]]) ~ hr_positive + her2_positive, d, ties = "breslow"))$coefficients
  for (k in 1:2) four(paste0(uni, "subtype.", rownames(m)[k]), m[k, 1], m[k, 3], m[k, 5])
  f <- if (e == "os") Surv(start, stop, ev) ~ mdt + several + bone_only + hr_positive + her2_positive else Surv(start, stop, ev) ~ mdt + several + bone_only + liver + hr_positive + her2_positive
  m <- summary(coxph(f, ep, ties = "breslow"))$coefficients
  ids <- c(mdt = "focal_td", several = "number_of_metastases", bone_only = "bone_only", liver = "liver", hr_positive = "subtype.hr_positive", her2_positive = "subtype.her2_positive")
  for (k in rownames(m)) four(paste0("table4.", e, ".multi.", ids[[k]]), m[k, 1], m[k, 3], m[k, 5])
}
curve <- function(t, e, months, ids, remarks = rep("", length(months))) {
  s <- summary(survfit(Surv(t, e) ~ 1, conf.type = "log-log"), times = months * day)
  for (k in seq_along(months)) for (id in ids[[k]]) {
    show(id, 100 * s$surv[k], remarks[k]); show(paste0(id, ".lower"), 100 * s$lower[k], remarks[k]); show(paste0(id, ".upper"), 100 * s$upper[k], remarks[k])
  }
}
# Stata's median: the first time at which the curve, or its bound, is at most one half.
median_of <- function(t, e, id) {
  s <- survfit(Surv(t, e) ~ 1, conf.type = "log-log"); first <- function(x) s$time[which(x <= 0.5 + 1e-9)[1]] / day
  show(id, first(s$surv)); show(paste0(id, ".lower"), first(s$lower)); show(paste0(id, ".upper"), first(s$upper))
}
curve(d$pfs_days, d$pfs_event, c(24, 60), list(c("text.pfs.all.s24", "table5.glemarec.pfs.s24"), c("text.pfs.all.s60", "table5.glemarec.pfs.s60")))
curve(d$os_days, d$os_event, c(24, 60), list(c("text.os.all.s24", "table5.glemarec.os.s24"), c("text.os.all.s60", "table5.glemarec.os.s60")))
median_of(d$pfs_days, d$pfs_event, "text.pfs.all.median")
median_of(d$os_days, 1 - d$os_event, "text.follow_up.median")
# A median that is not reached is a curve that stays above one half.
last <- min(survfit(Surv(d$os_days, d$os_event) ~ 1)$surv)
all <- all + 1; met <- met + (last > 0.5)
line("text.os.all.median", published("text.os.all.median")$value, 100 * last, trimws(paste(if (last > 0.5) "" else "MISSED", "last S(t) in percent")))
twelve <- c("S(12): the print says 24", "")
keep <- d$pfs_days > 6 * day; g <- ever & d$exposure_day <= 6 * day
curve(d$pfs_days[keep & !g], d$pfs_event[keep & !g], c(12, 48), list("figure6b.focal_no.s24", "figure6b.focal_no.s48"), twelve)
curve(d$pfs_days[keep & g], d$pfs_event[keep & g], c(12, 48), list("figure6b.focal_yes.s24", "figure6b.focal_yes.s48"), twelve)
cat(sprintf("%d of %d published survival numbers met; not counted: %d that the audit found wrong in print\n", met, all, length(skip)))
