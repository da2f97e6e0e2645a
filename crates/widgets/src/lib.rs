//! spike
use yew::prelude::*;
use std::rc::Rc;
/// w
pub trait Loaded { /// v
 fn view(&self) -> Html; }
/// w
pub trait Widget { /// l
 fn load(&self, text: &str) -> Rc<dyn Loaded>; }
/// p
#[derive(Properties, Clone)]
pub struct FrameProps { /// l
 pub loaded: Option<Rc<dyn Loaded>> }
impl PartialEq for FrameProps { fn eq(&self, o: &Self) -> bool { match (&self.loaded,&o.loaded) { (Some(a),Some(b)) => Rc::ptr_eq(a,b), (None,None)=>true, _=>false } } }
/// f
#[component]
pub fn Frame(props: &FrameProps) -> Html { match &props.loaded { Some(l) => l.view(), None => Html::default() } }
/// A
pub struct A;
struct AL(String);
impl Widget for A { fn load(&self, t: &str) -> Rc<dyn Loaded> { Rc::new(AL(t.to_owned())) } }
impl Loaded for AL { fn view(&self) -> Html { html!{<Av text={self.0.clone()} />} } }
#[derive(Properties, Clone, PartialEq)]
struct AvProps { text: String }
#[component]
fn Av(p: &AvProps) -> Html { let n = use_state(|| 0); let c = { let n = n.clone(); Callback::from(move |_| n.set(*n+1)) }; html!{<button onclick={c}>{&p.text}{*n}</button>} }
/// B
pub struct B;
struct BL(String);
impl Widget for B { fn load(&self, t: &str) -> Rc<dyn Loaded> { Rc::new(BL(t.to_owned())) } }
impl Loaded for BL { fn view(&self) -> Html { html!{<Bv text={self.0.clone()} />} } }
#[derive(Properties, Clone, PartialEq)]
struct BvProps { text: String }
#[component]
fn Bv(p: &BvProps) -> Html { html!{<ul>{for p.text.split(' ').map(|w| html!{<li>{w}</li>})}</ul>} }
