package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"golang.org/x/sync/errgroup"

	"baocaovien/internal/carrier"
	"baocaovien/internal/nginx"
)

// news is how many articles are new at a time: those of a day.
const news = 20

// The figures that a laptop is held to.
const (
	mostOfNothing = 1024 // bytes of a request with its answer, where nothing is new
	mostRequests  = 26   // for news
	mostOfPacked  = 1.2  // times the size of what is new
)

// laptops has some of the crowd take a whole store, which the others have then, and all of it ask when nothing is new and take
// what is new of a day.
func laptops(ctx context.Context, g *gauge) error {
	c, err := newCrowd(ctx, g)
	if err != nil {
		return err
	}
	defer c.close()
	whole, err := c.press.write(g.articles)
	if err != nil {
		return err
	}
	if _, err := c.press.publish(ctx, newHasty(c.press.dir)); err != nil {
		return err
	}
	first, err := c.sync(ctx, c.all[:min(g.fresh, g.crowd)])
	if err != nil {
		return err
	}
	c.tell(fmt.Sprintf("%s new", counted(g.articles)), first, whole, 0, 0)
	for i := g.fresh; i < g.crowd; i++ {
		c.all[i].has(c.all[g.libraries])
	}
	nothing, err := c.sync(ctx, c.all)
	if err != nil {
		return err
	}
	c.tell("nothing new", nothing, 0, 1, 0)
	if nothing.other304 > 0 {
		return fmt.Errorf("%d of the answers that nothing is new are no 304", nothing.other304)
	}
	g.note("nothing new, a laptop, asked and answered with all headers", nothing.perLaptop(float64(nothing.asked+nothing.sent)), mostOfNothing, "bytes", "%.0f")
	fresh, err := c.press.write(news)
	if err != nil {
		return err
	}
	if _, err := c.press.publish(ctx, carrier.NewFolder(c.press.dir)); err != nil {
		return err
	}
	some, err := c.sync(ctx, c.all)
	if err != nil {
		return err
	}
	c.tell(fmt.Sprintf("%d new", news), some, fresh, mostRequests, mostOfPacked)
	return nil
}

// crowd are the laptops before one server.
type crowd struct {
	*gauge
	press  *press
	server *nginx.Server
	all    []laptop
}

func newCrowd(ctx context.Context, g *gauge) (*crowd, error) {
	kho, err := g.folder("kho")
	if err != nil {
		return nil, err
	}
	work, err := g.folder("nginx")
	if err != nil {
		return nil, err
	}
	c := &crowd{gauge: g, press: newPress(kho)}
	if c.server, err = nginx.Start(ctx, nginx.ServerSettings{Root: kho, Work: work}); err != nil {
		return nil, err
	}
	for n := range g.crowd {
		dir, err := g.folder(filepath.Join("laptops", fmt.Sprint(n)))
		if err != nil {
			return nil, err
		}
		l, err := newLaptop(ctx, dir, c.server.Address, n < g.libraries)
		if err != nil {
			return nil, err
		}
		c.all = append(c.all, l)
	}
	return c, nil
}

func (c *crowd) close() {
	for _, l := range c.all {
		l.close()
	}
	c.server.Stop()
	_ = os.RemoveAll(filepath.Join(c.dir, "laptops"))
}

// took is what a sync of all laptops took.
type took struct {
	laptops                         int
	requests, asked, sent, other304 int64
	each                            time.Duration // of a laptop, on average
	whole                           time.Duration // from the first to the last
	bodies                          int64         // bytes of files
}

func (t took) perLaptop(n float64) float64 { return n / float64(t.laptops) }

// sync has laptops sync, all at once.
func (c *crowd) sync(ctx context.Context, some []laptop) (took, error) {
	if _, err := c.server.Answered(ctx); err != nil {
		return took{}, err
	}
	t, times := took{laptops: len(some)}, make([]time.Duration, len(some))
	group, running := errgroup.WithContext(ctx)
	begun := time.Now()
	for n := range some {
		group.Go(func() error {
			own := time.Now()
			err := some[n].sync(running)
			times[n] = time.Since(own)
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return t, err
	}
	t.whole = time.Since(begun)
	for _, one := range times {
		t.each += one / time.Duration(len(times))
	}
	answered, err := c.server.Answered(ctx)
	for _, a := range answered {
		t.requests++
		t.asked, t.sent, t.bodies = t.asked+a.Asked, t.sent+a.Sent, t.bodies+a.Body
		if a.Status != 304 {
			t.other304++
		}
	}
	return t, err
}

// tell notes what a sync took, a laptop, of items of that size.
func (c *crowd) tell(what string, t took, size int64, most, times float64) {
	c.note(what+", a laptop", t.perLaptop(float64(t.requests)), most, "requests", "%.1f")
	if size > 0 {
		c.note(what+", bytes of files beside those of the items", t.perLaptop(float64(t.bodies))/float64(size), times, "×", "%.3f")
		c.note(what+", a laptop, with all headers", t.perLaptop(float64(t.asked+t.sent))/1000, 0, "kB", "%.1f")
	}
	c.note(fmt.Sprintf("%s, %s laptops at once, each", what, counted(t.laptops)), t.each.Seconds(), 0, "s", "%.2f")
	c.note(what+", until the last has it", t.whole.Seconds(), 0, "s", "%.2f")
}
