# One job of R's survival package on a file of the benchmark generator: CPU seconds, the smallest of a few repeats, and a number
# that says whether the answers agree.  Rscript compare.R FILE JOB SECONDS answer|time
suppressMessages(library(survival))
args <- commandArgs(TRUE)
file <- file(args[1], "rb")
job <- args[2]
budget <- as.numeric(args[3])
wants_answer <- args[4] == "answer"
header <- readBin(file, "double", 8)
rows <- header[1]
columns <- header[3]
data <- matrix(readBin(file, "double", rows * (7 + columns)), rows)
close(file)
start <- data[, 1]
stop <- data[, 2]
status <- data[, 3]
cause <- factor(data[, 4], 0:2)
id <- data[, 5]
group <- data[, 6]
stratum <- data[, 7]
x <- data[, -(1:7), drop = FALSE]
y <- if (header[5] >= 2) Surv(start, stop, status) else Surv(stop, status)
kernel <- if (header[5] >= 2) survival:::agreg.fit else survival:::coxph.fit
tight <- coxph.control(eps = 1e-12)
half <- as.integer(group < 5)
# R's clock counts milliseconds: a kernel runs for tens of them.
repeats <- if (job == "kernel") max(1, ceiling(1e5 / rows)) else 1
work <- switch(job,
  kernel = function() kernel(x, y, NULL, NULL, NULL, coxph.control(), NULL, "efron", NULL, resid = FALSE),
  call = function() coxph(y ~ x),
  km = function() survfit(y ~ 1, timefix = FALSE),
  aj = function() survfit(Surv(stop, cause) ~ 1, timefix = FALSE),
  robust = function() coxph(y ~ x, robust = TRUE, timefix = FALSE, control = tight),
  finegray = function() {
    rows <- finegray(Surv(stop, cause) ~ ., data.frame(stop, cause, x, id), etype = "1", timefix = FALSE)
    predictors <- as.matrix(rows[, grep("^X", names(rows))])
    coxph(Surv(fgstart, fgstop, fgstatus) ~ predictors, weights = fgwt, data = rows, cluster = id, timefix = FALSE, control = tight)
  },
  bootstrap = function() resamples(function(rows) kernel(x[rows, ], y[rows, ], NULL, NULL, NULL, tight, NULL, "efron", NULL, resid = FALSE)$coefficients),
  bootstrapcall = function() resamples(function(rows) {
    patients <- data.frame(start = start[rows], stop = stop[rows], status = status[rows])
    z <- x[rows, ]
    coxph(Surv(start, stop, status) ~ z, patients, control = tight)$coefficients
  }),
  logrank2 = function() survdiff(y ~ half),
  logrank10 = function() survdiff(y ~ group),
  logrank1000 = function() survdiff(y ~ half + strata(stratum)))
resamples <- function(fit) sum(apply(draws, 2, function(times) fit(rep(seq_len(rows), times[match(id, unique(id))]))))
if (startsWith(job, "bootstrap")) {
  file <- file(paste0(args[1], ".draws"), "rb")
  draws <- matrix(readBin(file, "double", 1e7), length(unique(id)))
  close(file)
}
if (job == "concordance") {
  score <- coxph(y ~ x)$linear.predictors
  work <- function() concordance(y ~ score, reverse = TRUE, timefix = FALSE)
}
best <- Inf
spent <- 0
count <- 0
while (count < 3 || (spent < budget && count < 200)) {
  before <- proc.time()
  for (i in seq_len(repeats)) result <- work()
  took <- sum((proc.time() - before)[1:2])
  best <- min(best, took / repeats)
  spent <- spent + took
  count <- count + 1
  if (spent > 10) break
}
answer <- if (!wants_answer) NaN else switch(job,
  kernel = kernel(x, y, NULL, NULL, NULL, tight, NULL, "efron", NULL, resid = FALSE)$loglik[2],
  call = coxph(y ~ x, control = tight)$loglik[2],
  km = min(result$surv[result$n.risk > rows / 100]),
  aj = result$std.err[sum(result$n.risk[, 1] > rows / 10), 2],
  robust = sqrt(result$var[1, 1]),
  finegray = sqrt(result$var[1, 1]),
  bootstrap = result,
  bootstrapcall = result,
  concordance = result$concordance,
  result$chisq)
cat(sprintf("%.17g %.17g\n", best, answer))
